package org.fixuplab.proxy.pcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.record.Entry;

/** Turns the entries of one session into the packets of its two legs. A leg is named by the peer whose octets have this direction. */
final class Capture {

    private static final String NOT_KEPT = "these octets were not kept: only their number is known";
    private static final String THROWN_AWAY = "the firewall had ended the session: this was thrown away";

    private final Map<Direction, TcpLeg> legs = new EnumMap<>(Direction.class);
    private final Map<Direction, Alterations> alterations = new EnumMap<>(Direction.class);
    private final LegAddresses serverAddresses;

    /** Of a peer that went before all its octets were judged: it stands after them, as it did on the wire. */
    private final Map<Direction, List<Entry.Signalled>> early = new EnumMap<>(Direction.class);

    /** Where among the entries are the last octets of each peer. */
    private final Map<Direction, Integer> lastOctets = new EnumMap<>(Direction.class);

    private String ending = "";

    Capture(TcpLeg client, TcpLeg server, LegAddresses serverAddresses) {
        this.serverAddresses = serverAddresses;
        legs.put(Direction.FROM_CLIENT, client);
        legs.put(Direction.FROM_SERVER, server);
        for (Direction from : Direction.values()) {
            alterations.put(from, new Alterations());
            early.put(from, new ArrayList<>());
        }
    }

    void write(List<Entry> entries) throws IOException {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Entry.Segment segment && segment.before().length > 0) {
                lastOctets.put(segment.from(), i);
            } else if (entries.get(i) instanceof Entry.Omitted omitted && omitted.sent() > 0) {
                lastOctets.put(omitted.from(), i);
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            legs.values().forEach(leg -> leg.at(entry.at()));
            write(entry, i);
        }
    }

    private void write(Entry entry, int index) throws IOException {
        if (entry instanceof Entry.Segment segment) {
            segment(segment);
            leaveLate(segment.from(), index);
        } else if (entry instanceof Entry.Omitted omitted) {
            Direction from = omitted.from();
            TcpLeg leg = the(legs, from);
            leg.sendUnknown(leg.peer, omitted.sent(), NOT_KEPT);
            TcpLeg onwards = the(legs, other(from));
            onwards.sendUnknown(onwards.firewall, omitted.got(), NOT_KEPT);
            leaveLate(from, index);
        } else if (entry instanceof Entry.Happened happened) {
            happened(happened.event());
        } else if (entry instanceof Entry.Signalled signalled) {
            boolean tooEarly = isOfPeer(signalled.signal()) && lastOctets.getOrDefault(signalled.leg(), -1) > index;
            if (tooEarly) {
                the(early, signalled.leg()).add(signalled);
            } else {
                signalled(signalled);
            }
        } else if (entry instanceof Entry.Denied denied && denied.flags() == SegmentFlags.PSH_ACK) {
            TcpLeg leg = the(legs, denied.from());
            leg.sendUnknown(leg.peer, denied.octets(), THROWN_AWAY);
        }
    }

    private void leaveLate(Direction peer, int index) throws IOException {
        if (lastOctets.getOrDefault(peer, -1) == index) {
            for (Entry.Signalled signalled : the(early, peer)) {
                signalled(signalled);
            }
        }
    }

    private static boolean isOfPeer(LegSignal signal) {
        return signal == LegSignal.PEER_FIN || signal == LegSignal.PEER_RESET;
    }

    private void happened(Event event) {
        if (event instanceof Event.Altered altered) {
            the(alterations, altered.from()).add(altered);
        } else if (event instanceof Event.Ended ended) {
            ending = EventSentences.of(ended).orElse("");
            silence(Direction.FROM_CLIENT, ended.client());
            silence(Direction.FROM_SERVER, ended.server());
        }
    }

    private void silence(Direction leg, LegAct act) {
        if (act == LegAct.SILENCE) {
            the(legs, leg).silence();
        }
    }

    /** Two packets, or more: as the peer sent it, and as it went on. The alterations stand where they show. */
    private void segment(Entry.Segment segment) throws IOException {
        List<Remark> sent = new ArrayList<>();
        List<Remark> gone = new ArrayList<>();
        for (Remark remark : the(alterations, segment.from()).of(segment)) {
            (remark.at() < segment.after().length ? gone : sent).add(remark);
        }
        if (!ending.isEmpty()) {
            sent.add(new Remark(Math.min(segment.after().length, segment.before().length), ending));
            ending = "";
        }
        TcpLeg leg = the(legs, segment.from());
        leg.send(leg.peer, segment.before(), sent);
        TcpLeg onwards = the(legs, other(segment.from()));
        onwards.send(onwards.firewall, segment.after(), gone);
    }

    private void signalled(Entry.Signalled signalled) throws IOException {
        TcpLeg leg = the(legs, signalled.leg());
        switch (signalled.signal()) {
            case CONNECTED -> leg.open(leg.firewall, serverAddresses.comment());
            case REFUSED -> {
                leg.ask(leg.firewall, serverAddresses.comment());
                leg.refuse(leg.peer);
            }
            case UNREACHABLE -> leg.ask(leg.firewall, serverAddresses.comment());
            case PEER_FIN -> leg.finish(leg.peer, "");
            case FIN -> leg.finish(leg.firewall, "");
            case PEER_RESET -> leg.reset(leg.peer, "");
            case RESET -> leg.reset(leg.firewall, "");
        }
    }

    private static Direction other(Direction from) {
        return from == Direction.FROM_CLIENT ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
    }

    private static <V> V the(Map<Direction, V> map, Direction key) {
        return Objects.requireNonNull(map.get(key));
    }
}
