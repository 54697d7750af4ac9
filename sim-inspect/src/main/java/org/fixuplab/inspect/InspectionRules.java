package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.fixuplab.event.EventSink;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** What one firewall does, behaviour by behaviour. Immutable, as nobody writes to the arrays; shared by all its sessions. */
public final class InspectionRules {

    /** Every behaviour there is. A new one is a row here, a class, and an entry in the catalogue. */
    private static final Map<String, Function<Rule, Behaviour>> BEHAVIOURS = new TreeMap<>(Map.ofEntries(
            entry(AddressBrackets.ID, AddressBrackets::new),
            entry(AddressPipe.ID, AddressPipe::new),
            entry(AllowTls.ID, rule -> new AllowTls()),
            entry(BannerCmap.ID, rule -> new BannerCmap()),
            entry(BannerKeep20.ID, rule -> new BannerKeep20()),
            entry(BannerStars.ID, rule -> new BannerStars()),
            entry(BannerStarsSegment.ID, rule -> new BannerStarsSegment()),
            entry(CommandVerb.ID, CommandVerb::new),
            entry(DataBypass.ID, rule -> new DataBypass()),
            entry(DotSplit.ID, rule -> new DotSplit()),
            entry(EhloMask.ID, EhloMask::new),
            entry(EhloParameter.ID, EhloParameter::new),
            entry(HeaderDuplicate.ID, rule -> new HeaderDuplicate(rule.settings())),
            entry(HeaderLimit.LENGTH, HeaderLimit::new),
            entry(HeaderLimit.TO_FIELDS, HeaderLimit::new),
            entry(HeaderNested.ID, rule -> new HeaderNested(rule.settings())),
            entry(LineLength.BODY, LineLength::new),
            entry(LineLength.COMMAND, LineLength::new),
            entry(LineLength.HEADER, LineLength::new),
            entry(IncompleteDiscard.ID, rule -> new IncompleteDiscard()),
            entry(LocalOk.ID, rule -> new LocalOk(rule.settings())),
            entry(MailRelay.ID, MailRelay::new),
            entry(MimeEncoding.ID, MimeEncoding::new),
            entry(MimeFilenameLength.ID, MimeFilenameLength::new),
            entry(MimeFiletype.ID, MimeFiletype::new),
            entry(NoopBody.ID, rule -> new NoopBody(rule.settings())),
            entry(RecipientCount.REFUSED, RecipientCount::new),
            entry(RecipientCount.SENT, RecipientCount::new),
            entry(ReplyJoin.ID, rule -> new ReplyJoin(rule.settings())),
            entry(SenderLength.ID, SenderLength::new),
            entry(SenderPattern.ID, SenderPattern::new),
            entry(ServiceReset.ID, rule -> new ServiceReset(rule.settings())),
            entry(SizeLog.ID, rule -> new SizeLog()),
            entry(SpecialCharacter.ID, SpecialCharacter::new),
            entry(VerbNoop.ID, rule -> new VerbNoop(rule.settings())),
            entry(VerbX.ID, rule -> new VerbX(rule.settings()))));

    final List<GreetingMask> greeting;
    final @Nullable GreetingSegmentMask greetingSegment;
    final List<EhloReplyMask> ehloReply;
    final AnswerRule[] answers;
    final VerbRule[] verbs;
    final List<HeaderRule> headers;
    final @Nullable PayloadRule payload;
    final @Nullable DotRule dot;
    final @Nullable DiscardRule discard;
    final @Nullable BypassRule bypass;
    final List<EndRule> endings;
    final AddressRules mailAddresses;
    final AddressRules rcptAddresses;
    final CommandVerb[] commandVerbs;
    final RecipientCount[] recipientsSent;
    final RecipientCount[] recipientsRefused;
    final HeaderLimit[] headerLengths;
    final HeaderLimit[] toFields;
    final MimeRule[] mime;
    final LineLimits commandLines;
    final LineLimits headerLines;
    final LineLimits bodyLines;

    /** Whether any behaviour looks into messages for what a map may limit. */
    final boolean judgesMessages;

    /** Whether the cuts of a payload into segments make a difference to any of them. */
    final boolean mindsPayloadBorders;

    final boolean sizes;
    final boolean tlsAllowed;
    private final boolean looks;

    /** The most octets of a line to be masked that may be held; 0 for none. */
    final int joinLimit;

    private InspectionRules(ByKind behaviours) {
        greeting = behaviours.of(GreetingMask.class);
        greetingSegment = behaviours.last(GreetingSegmentMask.class);
        ehloReply = behaviours.of(EhloReplyMask.class);
        answers = behaviours.of(AnswerRule.class).toArray(AnswerRule[]::new);
        verbs = behaviours.of(VerbRule.class).toArray(VerbRule[]::new);
        headers = behaviours.of(HeaderRule.class);
        payload = behaviours.last(PayloadRule.class);
        dot = behaviours.last(DotRule.class);
        discard = behaviours.last(DiscardRule.class);
        bypass = behaviours.last(BypassRule.class);
        endings = behaviours.of(EndRule.class);
        looks = behaviours.looks();
        List<AddressRule> addresses = behaviours.of(AddressRule.class);
        mailAddresses = AddressRules.of(addresses, Verb.MAIL);
        rcptAddresses = AddressRules.of(addresses, Verb.RCPT);
        commandVerbs = behaviours.of(CommandVerb.class).toArray(CommandVerb[]::new);
        recipientsSent =
                behaviours.of(RecipientCount.class, RecipientCount.SENT).toArray(RecipientCount[]::new);
        recipientsRefused =
                behaviours.of(RecipientCount.class, RecipientCount.REFUSED).toArray(RecipientCount[]::new);
        headerLengths = behaviours.of(HeaderLimit.class, HeaderLimit.LENGTH).toArray(HeaderLimit[]::new);
        toFields = behaviours.of(HeaderLimit.class, HeaderLimit.TO_FIELDS).toArray(HeaderLimit[]::new);
        mime = behaviours.of(MimeRule.class).toArray(MimeRule[]::new);
        List<LineLength> lines = behaviours.of(LineLength.class);
        commandLines = LineLimits.of(lines, LineLength.COMMAND);
        headerLines = LineLimits.of(lines, LineLength.HEADER);
        bodyLines = LineLimits.of(lines, LineLength.BODY);
        judgesMessages = !(headerLines.isEmpty()
                && bodyLines.isEmpty()
                && headerLengths.length == 0
                && toFields.length == 0
                && mime.length == 0);
        mindsPayloadBorders = payload != null || dot != null || headers.stream().anyMatch(HeaderRule::blindAtBorders);
        sizes = !behaviours.of(SizeLog.class).isEmpty();
        tlsAllowed = !behaviours.of(TlsRule.class).isEmpty();
        joinLimit = behaviours.of(JoinRule.class).stream()
                .mapToInt(JoinRule::limit)
                .max()
                .orElse(0);
        behaviours.checkAllAsked();
    }

    private static Map.Entry<String, Function<Rule, Behaviour>> entry(String id, Function<Rule, Behaviour> maker) {
        return Map.entry(id, maker);
    }

    /** Whether any of them looks at octets. */
    public boolean inspect() {
        return looks;
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
        return new InspectionRules(new ByKind(behaviours));
    }

    /** The inspector of one new session that came in from outside, which reports to the sink. */
    public Inspector inspector(EventSink sink) {
        return inspector(sink, Bound.INBOUND);
    }

    /** The inspector of one new session, which reports to the sink. */
    public Inspector inspector(EventSink sink, Bound bound) {
        for (EndRule rule : endings) {
            if (rule.resets(bound)) {
                return new ResettingInspector(sink, inner -> new SmtpInspector(this, inner));
            }
        }
        return new SmtpInspector(this, sink);
    }
}
