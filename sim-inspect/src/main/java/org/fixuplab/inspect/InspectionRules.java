package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.fixuplab.event.EventSink;

/** What one firewall does, behaviour by behaviour. Immutable; shared by all its sessions. */
public final class InspectionRules {

    /** Every behaviour there is. A new one is a row here, a class, and an entry in the catalogue. */
    private static final Map<String, Function<Rule, Behaviour>> BEHAVIOURS = new TreeMap<>(Map.of(
            AllowTls.ID, rule -> new AllowTls(),
            BannerKeep20.ID, rule -> new BannerKeep20(),
            BannerStars.ID, rule -> new BannerStars(),
            EhloMask.ID, rule -> new EhloMask(rule.settings()),
            HeaderDuplicate.ID, rule -> new HeaderDuplicate(rule.settings()),
            HeaderNested.ID, rule -> new HeaderNested(rule.settings()),
            ReplyJoin.ID, rule -> new ReplyJoin(rule.settings()),
            VerbX.ID, rule -> new VerbX(rule.settings())));

    final List<GreetingMask> greeting;
    final List<EhloReplyMask> ehloReply;
    final List<VerbRule> verbs;
    final List<HeaderRule> headers;
    final boolean tlsAllowed;

    /** The most octets of a line to be masked that may be held; 0 for none. */
    final int joinLimit;

    private InspectionRules(List<Behaviour> behaviours) {
        greeting = of(GreetingMask.class, behaviours);
        ehloReply = of(EhloReplyMask.class, behaviours);
        verbs = of(VerbRule.class, behaviours);
        headers = of(HeaderRule.class, behaviours);
        tlsAllowed = !of(TlsRule.class, behaviours).isEmpty();
        joinLimit = of(JoinRule.class, behaviours).stream()
                .mapToInt(JoinRule::limit)
                .max()
                .orElse(0);
    }

    private static <B extends Behaviour> List<B> of(Class<B> kind, List<Behaviour> behaviours) {
        return behaviours.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The ids of all behaviours the engine knows. */
    public static Set<String> behaviours() {
        return BEHAVIOURS.keySet();
    }

    /**
     * The rules of a firewall in which these behaviours are at work, and no others. Where two take offence at the same octets, the first
     * is the one named.
     *
     * @throws IllegalStateException a behaviour or parameter that the code does not know: the catalogue's mistake
     */
    public static InspectionRules of(List<Rule> enabled) {
        List<Behaviour> behaviours = new ArrayList<>();
        for (Rule rule : enabled) {
            Function<Rule, Behaviour> maker = BEHAVIOURS.get(rule.id());
            if (maker == null) {
                throw new IllegalStateException(
                        "the catalogue has a behaviour that the code does not know: " + rule.id());
            }
            behaviours.add(maker.apply(rule));
        }
        return new InspectionRules(behaviours);
    }

    /** The inspector of one new session, which reports to the sink. */
    public Inspector inspector(EventSink sink) {
        return new SmtpInspector(this, sink);
    }
}
