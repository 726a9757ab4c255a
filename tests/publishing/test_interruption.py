"""Ctrl-C names the sites that went live before it, wherever in a build it comes."""

import pytest

from clinicgen.errors import BuildStoppedError
from clinicgen.publishing import naming_published, publish


def test_it_names_the_sites_published_inside_the_context(output, make_release):
    publish(output, make_release({"index.html": "old"}))
    with pytest.raises(BuildStoppedError) as stopped, naming_published(output):
        publish(output, make_release({"index.html": "new"}))
        raise KeyboardInterrupt
    assert stopped.value.published == ("columbia",)


def test_it_names_a_site_that_is_published_for_the_first_time(output, make_release):
    with pytest.raises(BuildStoppedError) as stopped, naming_published(output):
        publish(output, make_release({"index.html": "new"}))
        raise KeyboardInterrupt
    assert stopped.value.published == ("columbia",)


def test_it_names_no_site_that_was_published_before(output, make_release):
    publish(output, make_release({"index.html": "old"}))
    with pytest.raises(BuildStoppedError) as stopped, naming_published(output):
        raise KeyboardInterrupt
    assert stopped.value.published == ()
