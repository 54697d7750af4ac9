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
    private static final Map<String, Function<Rule, Behaviour>> BEHAVIOURS = new TreeMap<>(Map.ofEntries(
            entry(AddressBrackets.ID, AddressBrackets::new),
            entry(AddressPipe.ID, AddressPipe::new),
            entry(AllowTls.ID, rule -> new AllowTls(rule.settings())),
            entry(BannerKeep20.ID, rule -> new BannerKeep20()),
            entry(BannerStars.ID, rule -> new BannerStars()),
            entry(CommandVerb.ID, CommandVerb::new),
            entry(EhloMask.ID, EhloMask::new),
            entry(EhloParameter.ID, EhloParameter::new),
            entry(HeaderDuplicate.ID, rule -> new HeaderDuplicate(rule.settings())),
            entry(HeaderLimit.LENGTH, HeaderLimit::new),
            entry(HeaderLimit.TO_FIELDS, HeaderLimit::new),
            entry(HeaderNested.ID, rule -> new HeaderNested(rule.settings())),
            entry(LineLength.BODY, LineLength::new),
            entry(LineLength.COMMAND, LineLength::new),
            entry(LineLength.HEADER, LineLength::new),
            entry(MailRelay.ID, MailRelay::new),
            entry(MimeEncoding.ID, MimeEncoding::new),
            entry(MimeFilenameLength.ID, MimeFilenameLength::new),
            entry(MimeFiletype.ID, MimeFiletype::new),
            entry(RecipientCount.REFUSED, RecipientCount::new),
            entry(RecipientCount.SENT, RecipientCount::new),
            entry(ReplyJoin.ID, rule -> new ReplyJoin(rule.settings())),
            entry(SenderLength.ID, SenderLength::new),
            entry(SenderPattern.ID, SenderPattern::new),
            entry(SizeLog.ID, rule -> new SizeLog()),
            entry(SpecialCharacter.ID, SpecialCharacter::new),
            entry(VerbX.ID, rule -> new VerbX(rule.settings()))));

    final List<GreetingMask> greeting;
    final List<EhloReplyMask> ehloReply;
    final List<VerbRule> verbs;
    final List<HeaderRule> headers;
    final List<AddressRule> addresses;
    final List<CommandVerb> commandVerbs;
    final List<RecipientCount> recipients;
    final List<HeaderLimit> headerLimits;
    final List<MimeRule> mime;
    private final List<LineLength> lineLengths;
    final boolean sizes;
    final boolean tlsAllowed;
    final boolean tlsLogged;

    /** The most octets of a line to be masked that may be held; 0 for none. */
    final int joinLimit;

    private InspectionRules(List<Behaviour> behaviours) {
        greeting = of(GreetingMask.class, behaviours);
        ehloReply = of(EhloReplyMask.class, behaviours);
        verbs = of(VerbRule.class, behaviours);
        headers = of(HeaderRule.class, behaviours);
        addresses = of(AddressRule.class, behaviours);
        commandVerbs = of(CommandVerb.class, behaviours);
        recipients = of(RecipientCount.class, behaviours);
        headerLimits = of(HeaderLimit.class, behaviours);
        mime = of(MimeRule.class, behaviours);
        lineLengths = of(LineLength.class, behaviours);
        sizes = !of(SizeLog.class, behaviours).isEmpty();
        List<TlsRule> tls = of(TlsRule.class, behaviours);
        tlsAllowed = !tls.isEmpty();
        tlsLogged = tls.stream().anyMatch(TlsRule::logged);
        joinLimit = of(JoinRule.class, behaviours).stream()
                .mapToInt(JoinRule::limit)
                .max()
                .orElse(0);
    }

    private static <B extends Behaviour> List<B> of(Class<B> kind, List<Behaviour> behaviours) {
        return behaviours.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Map.Entry<String, Function<Rule, Behaviour>> entry(String id, Function<Rule, Behaviour> maker) {
        return Map.entry(id, maker);
    }

    /** The limits of lines in one place, by the behaviour's id. */
    List<LineLength> lineLengths(String id) {
        return lineLengths.stream().filter(line -> line.id().equals(id)).toList();
    }

    /** Whether any behaviour looks into messages, but for names in their header. */
    boolean judgeMessages() {
        boolean lines = lineLengths.stream().anyMatch(line -> !line.id().equals(LineLength.COMMAND));
        return lines || !headerLimits.isEmpty() || !mime.isEmpty();
    }

    /** The ids of all behaviours the engine knows. */
    public static Set<String> behaviours() {
        return BEHAVIOURS.keySet();
    }

    /**
     * The rules of a firewall in which these behaviours are at work, and no others. Where two take offence at the same octets, the first
     * is the one named.
     *
     * @throws IllegalArgumentException a pattern is no regular expression
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
