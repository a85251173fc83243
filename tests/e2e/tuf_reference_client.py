# SPDX-License-Identifier: Apache-2.0
"""The TUF project's own client, python-tuf, over one repository. usage: FOLDER METADATA_URL TARGETS_URL TARGET_FOLDER
TARGET…; FOLDER holds the trusted root.json."""
import sys, urllib.error, urllib.request

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater


class Fetcher(FetcherInterface):
    def _fetch(self, url):
        try:
            return iter([urllib.request.urlopen(url).read()])
        except urllib.error.HTTPError as error:
            raise DownloadHTTPError(str(error), error.code) from error


folder, metadata_url, target_url, target_folder, *targets = sys.argv[1:]
updater = Updater(folder, metadata_url, target_folder, target_url, Fetcher())
updater.refresh()
for target in targets:
    print(updater.download_target(updater.get_targetinfo(target)))
