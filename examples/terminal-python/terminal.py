"""A card terminal for signing in and selling with an inserted chip card, driven over HTTP."""

import argparse

from adapter import Server
from device import Device


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=9000, help="port on 127.0.0.1; 0 picks a free one (default: 9000)")
    port = parser.parse_args().port
    with Server(("127.0.0.1", port), Device()) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
