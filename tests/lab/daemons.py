"""Settings of the daemons beside unbound: knot-resolver, the fake root, the home router."""

import os
from pathlib import Path

from tests.lab import names
from tests.lab.names import ROOT
from tests.lab.resolver import BACK_PORT, Block, Resolver

# What policy.DENY_MSG and policy.ANSWER cannot say: 17 (filtered) with an address, and the zone an NXDOMAIN is from.
_BLOCK = """local function block(_, request)
  local answer = request:ensure_answer()
  if answer == nil then return kres.FAIL end
  local asked = answer:qtype()
  local zero = {zeros} and (asked == kres.type.A and string.rep('\\0', 4)
    or asked == kres.type.AAAA and string.rep('\\0', 16)) or nil
  answer:rcode({zeros} and kres.rcode.NOERROR or kres.rcode.NXDOMAIN)
  if zero then
    answer:begin(kres.section.ANSWER)
    answer:put(answer:qname(), 60, kres.class.IN, asked, zero)
  end
  if '{soa}' ~= '' then
    local zone = todname('{soa}')
    answer:begin(kres.section.AUTHORITY)
    answer:put(zone, 60, kres.class.IN, kres.type.SOA, zone .. zone .. string.rep('\\0\\0\\0\\60', 5))
  end
  if {ede} then request:set_extended_error(kres.extended_error.FILTERED, "filtered") end
  return kres.DONE
end
policy.add(policy.suffix(block, policy.todnames({{{names}}})))
"""


def kresd_config(of: Resolver, folder: Path) -> str:
    """Return the whole configuration of the knot-resolver that plays `of`, with an unbound behind it."""
    doors = [(of.ports.plain, "dns"), (of.ports.dot, "tls")]
    if not of.soa:  # tests/lab/odd.py opens that door: knot-resolver listens to no path but its own
        doors.append((of.ports.doh, "doh2"))
    block = _BLOCK.format(
        zeros=str(of.block is Block.EDE_ZEROS).lower(),
        ede=str(of.block in {Block.EDE, Block.EDE_ZEROS}).lower(),
        soa=of.soa,
        names=", ".join(f"'{name}'" for name in of.blocked),
    )
    lines = [
        *(f"net.listen('{a}', {port}, {{ kind = '{kind}' }})" for a in of.addresses for port, kind in doors),
        f"net.tls('{folder}/{of.name}.pem', '{folder}/{of.name}.key')",
        "trust_anchors.remove('.')",
        "cache.size = 8 * MB",
        block,
        f"policy.add(policy.all(policy.STUB('{of.addresses[0]}@{BACK_PORT}')))",
    ]
    return "\n".join((*lines, ""))


def nsd_config(folder: Path, address: str = ROOT, port: int = 53) -> str:
    """Return the configuration of the fake root."""
    return f"""server:
  ip-address: {address}@{port}
  zonesdir: "{folder}"
  username: ""
  chroot: ""
  pidfile: "{folder}/nsd.pid"
  database: ""
  xfrdfile: "{folder}/nsd.xfrd"
  zonelistfile: "{folder}/nsd.zones"
  xfrdir: "{folder}"
  server-count: 1
remote-control:
  control-enable: no
zone:
  name: "."
  zonefile: "root.zone"
"""


# The root of a user namespace may not change its groups, and without "-d" dnsmasq insists on it.
IN_FRONT = "-k" if os.geteuid() == 0 else "-d"
"""How the home router's dnsmasq stays in front."""


def dnsmasq_config(folder: Path, servers: tuple[str, ...], *, portal: bool = False) -> str:
    """Return the configuration of the home router: leases, router advertisements and the look-up it passes on."""
    ask = [f"server={server}" for server in servers]
    if portal:
        ask = ["address=/#/192.168.50.1", "address=/#/fd00:50::1"]
    return "\n".join(
        (
            "interface=br0",
            "bind-dynamic",
            "except-interface=lo",
            "no-resolv",
            "no-hosts",
            "cache-size=0",
            *ask,
            "domain=home.arpa",
            *(f"host-record={names.PRINTER},{address}" for address in names.PRINTER_AT),
            "dhcp-range=192.168.50.30,192.168.50.250,2m",
            "dhcp-range=fd00:50::,ra-stateless,ra-names,1h",
            "enable-ra",
            "dhcp-option=option:dns-server,192.168.50.1",
            "dhcp-option=option6:dns-server,[fd00:50::1]",
            f"dhcp-leasefile={folder}/leases",
            "pid-file=",
            "user=root",
            "log-facility=-",
            "no-ping",
            "dhcp-authoritative",
            "",
        )
    )
