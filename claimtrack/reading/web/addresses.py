"""Connections that do not let a page send us into the user's own network.

What the user types may be anywhere. Where a redirect or a feed leads from there must be on the
public internet, or at the very same server: a page could else make claimtrack read a router's or an
office server's pages.
"""

from ipaddress import ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class PrivateAddressError(Exception):
    """A host is in the user's own network, and the user did not name it."""


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet (not private, loopback, link-local, …)."""
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def _check(connection: HTTPConnection) -> None:
    # After connecting, before anything is sent: what a name resolves to may change in between.
    if connection.sock is not None:
        address = connection.sock.getpeername()[0]
        if not is_public(address):
            connection.close()
            raise PrivateAddressError(address)


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _check(self)


class _SecureConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _check(self)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def public_only() -> PoolManager:
    """Connections that raise `PrivateAddressError` for hosts that are not public."""
    manager = PoolManager(retries=False)
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
    return manager
