"""Links and servers read alone are those that are read with everything else."""

from setup_assistant.computer.surroundings import surroundings, ways


def test_links_and_servers_alone_are_the_same() -> None:
    whole, alone = surroundings(), ways()
    assert (alone.links, alone.servers) == (whole.links, whole.servers)
    assert (alone.browsers, alone.proxies, alone.hosts) == ((), (), ())


def test_a_system_without_a_quicker_way_is_read_as_a_whole() -> None:
    assert ways("plan9") == surroundings(system="plan9")
