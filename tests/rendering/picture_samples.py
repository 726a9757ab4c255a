"""Pictures made on the spot, of every kind that people send."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

ORIENTATION, GPS = 0x0112, 0x8825


def photograph(width: int = 2400, height: int = 1600, mode: str = "RGB") -> Image.Image:
    """A picture whose left upper quarter is red and whose remainder is blue."""
    picture = Image.new("RGB", (width, height), (20, 40, 200))
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=(220, 30, 30))
    return picture.convert(mode)


def written(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    data = BytesIO()
    picture.save(data, form, **options)
    return data.getvalue()


def turned_photograph(orientation: int = 6) -> bytes:
    """A photograph as a telephone writes it: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (34.0, 0.0, 2.5)
    return written(photograph(), exif=exif, comment=b"taken at home")


def other_profile() -> bytes:
    """A colour profile in which red and green have changed places."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
