"""The command line: arguments in, text and exit codes out. Every command's work is done in the rooms below."""

from app.cli.application import app
from app.cli.exporting import export
from app.cli.loading import check, load
from app.cli.reading import period, quantity
from app.cli.running import migrate, serve, version

__all__ = ["app"]

for _command in (load, check, export, serve, migrate, version):
    app.command()(_command)
# A printed number may begin with a minus sign, which is then no option.
for _command in (quantity, period):
    app.command(context_settings={"ignore_unknown_options": True})(_command)
