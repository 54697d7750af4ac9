package org.fixuplab.lab;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.journal.JournalBounds;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.record.Secrets;

/**
 * What one lab is made of at its start. Immutable.
 *
 * @param proxy its firewall, the first if it gets more
 * @param mta the test MTA; without an authority of its own it gets the lab's
 * @param observers watch every session, beside the lab's own
 * @param journal how much of its sessions is kept
 * @param secrets what becomes of credentials in all that the lab keeps and shows
 */
public record LabSettings(
        ProxySettings proxy,
        MtaSettings mta,
        List<SessionObserver.Factory> observers,
        JournalBounds journal,
        Secrets secrets) {

    /** The name of the test MTA, unless told otherwise. */
    public static final String DEFAULT_HOSTNAME = "mail.example.com";

    public LabSettings {
        observers = List.copyOf(observers);
    }

    /** A firewall with {@link ProxySettings#of its defaults}, before a test MTA of the postfix persona at a free port of the loopback. */
    public static LabSettings of(InspectionPolicy policy) {
        return new LabSettings(
                ProxySettings.of(policy),
                MtaSettings.of(Persona.named("postfix"), DEFAULT_HOSTNAME),
                List.of(),
                JournalBounds.DEFAULT,
                Secrets.STARRED);
    }

    public InspectionPolicy policy() {
        return proxy.policy();
    }

    public Optional<InetSocketAddress> upstream() {
        return proxy.upstream();
    }

    public Segmentation segments() {
        return proxy.segments();
    }

    public DeviceNames device() {
        return proxy.device();
    }

    public LabSettings withProxy(ProxySettings value) {
        return new LabSettings(value, mta, observers, journal, secrets);
    }

    public LabSettings withPolicy(InspectionPolicy value) {
        return withProxy(proxy.withPolicy(value));
    }

    public LabSettings withListen(InetSocketAddress value) {
        return withProxy(proxy.withListen(value));
    }

    /** No test MTA: the firewall stands before this server. */
    public LabSettings withUpstream(InetSocketAddress value) {
        return withProxy(proxy.withUpstream(value));
    }

    public LabSettings withSegments(Segmentation value) {
        return withProxy(proxy.withSegments(value));
    }

    public LabSettings withIdleTimeout(Duration value) {
        return withProxy(proxy.withIdleTimeout(value));
    }

    public LabSettings withLinger(Duration value) {
        return withProxy(proxy.withLinger(value));
    }

    public LabSettings withDevice(DeviceNames value) {
        return withProxy(proxy.withDevice(value));
    }

    public LabSettings withMta(MtaSettings value) {
        return new LabSettings(proxy, value, observers, journal, secrets);
    }

    public LabSettings withPersona(Persona value) {
        return withMta(mta.withPersona(value));
    }

    public LabSettings withHostname(String value) {
        return withMta(mta.withHostname(value));
    }

    public LabSettings withJournal(JournalBounds value) {
        return new LabSettings(proxy, mta, observers, value, secrets);
    }

    public LabSettings withSecrets(Secrets value) {
        return new LabSettings(proxy, mta, observers, journal, value);
    }

    /** One more observer. */
    public LabSettings withObserver(SessionObserver.Factory value) {
        List<SessionObserver.Factory> more = new ArrayList<>(observers);
        more.add(value);
        return new LabSettings(proxy, mta, more, journal, secrets);
    }
}
