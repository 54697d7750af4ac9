package org.fixuplab.app.export;

import java.util.List;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Parameter;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.journal.SessionSummary;
import org.fixuplab.proxy.record.Anonymiser;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;

/** A session without whom it is about: peers, names, addresses, bodies, the firewall's own name, and what its configuration names. */
public final class AnonymousSession {

    private static final String PROXY = "firewall";
    private static final String HIDDEN = "anonymous";

    private AnonymousSession() {}

    public static JournaledSession of(JournaledSession session) {
        Anonymiser.Anonymous anonymous = Anonymiser.of(session.recording(), session.device());
        Recording recording = anonymous.recording();
        InspectionPolicy policy = policy(session.policy());
        SessionSummary all = session.summary();
        List<String> log = recording.entries(Entry.Logged.class).stream()
                .map(it -> it.line().text())
                .toList();
        SessionSummary summary = new SessionSummary(
                recording.session(),
                PROXY,
                policy.firmware(),
                all.behaviours(),
                all.verbs(),
                all.codes(),
                all.tls(),
                recording.end(),
                recording.ended(),
                all.fromClient(),
                all.fromServer(),
                log,
                Math.max(0, all.log().size() + all.logLeftOut() - log.size()));
        return new JournaledSession(PROXY, policy, anonymous.device(), recording, summary);
    }

    /** Texts that somebody wrote into the configuration, such as domains, are another text. */
    private static InspectionPolicy policy(InspectionPolicy policy) {
        InspectionPolicy hidden = policy;
        for (BehaviourState state : policy.describe()) {
            for (Parameter parameter : state.behaviour().parameters()) {
                if (state.overridden() && isText(parameter.type())) {
                    hidden = hidden.with(state.id(), parameter.name(), List.of(HIDDEN));
                }
            }
        }
        return hidden;
    }

    private static boolean isText(Parameter.Type type) {
        return switch (type) {
            case TEXT, TEXTS -> true;
            case FLAG, WORD, CAPITAL_WORDS, SMALL_WORDS, NUMBER -> false;
        };
    }
}
