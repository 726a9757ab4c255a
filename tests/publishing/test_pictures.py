"""Pictures are kept once for all sites, whoever keeps them at the same time."""

from concurrent.futures import ThreadPoolExecutor

from clinicgen.publishing import keep_picture, open_output, recall_picture

PICTURE = b"picture" * 100_000


def test_threads_may_keep_one_picture_at_the_same_time(output):
    with ThreadPoolExecutor(8) as threads:
        for _ in range(10):
            list(threads.map(lambda _: keep_picture(output, "key", PICTURE), range(8)))
            assert recall_picture(output, "key") == PICTURE


def test_what_a_killed_build_left_of_a_picture_is_cleared_away(tmp_path):
    for _ in range(2):
        with open_output(tmp_path / "build", tmp_path, lambda _: None) as output:
            keep_picture(output, "key", PICTURE)
            unfinished = output.records / "pictures" / "other.1-1.new"
            assert not unfinished.exists()
            unfinished.write_bytes(PICTURE[:1000])
