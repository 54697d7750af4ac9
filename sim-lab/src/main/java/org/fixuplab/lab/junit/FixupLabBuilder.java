package org.fixuplab.lab.junit;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.proxy.Segmentation;

/** Describes the lab of a {@link FixupLab}. Each method throws {@link IllegalArgumentException} for what there is not, and says what there is. */
public final class FixupLabBuilder {

    private LabSettings settings;

    FixupLabBuilder(String firmware) {
        settings = LabSettings.of(Catalogue.load().policy(firmware));
    }

    /** The device's own configuration, where the firmware's default is not wanted. */
    public FixupLabBuilder config(String text) {
        try {
            settings = settings.withPolicy(DeviceConfig.apply(text, settings.policy()));
        } catch (DeviceConfigException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
        return this;
    }

    /** One value of one behaviour: {@code behaviour("ehlo-mask", "letters", "off")}. */
    public FixupLabBuilder behaviour(String id, String key, String value) {
        settings = settings.withPolicy(settings.policy().with(id, key, value));
        return this;
    }

    /** What the test MTA speaks as. */
    public FixupLabBuilder persona(String name) {
        settings = settings.withPersona(Persona.named(name));
        return this;
    }

    /** What the test MTA calls itself; its certificate carries the name. */
    public FixupLabBuilder hostname(String name) {
        settings = settings.withHostname(name);
        return this;
    }

    /** What the test MTA does wrong on purpose: {@code faults("{ at = starttls, reply = \"454 4.7.0 later\" }")}; docs/faults.md has them all. */
    public FixupLabBuilder faults(String... faults) {
        settings = settings.withMta(settings.mta().withFaults(Faults.parse(faults)));
        return this;
    }

    /** What the test MTA shows in a handshake: {@code certificate(new ServerCertificate.Expired())}. */
    public FixupLabBuilder certificate(ServerCertificate certificate) {
        settings = settings.withMta(settings.mta().withCertificate(certificate));
        return this;
    }

    /** Your own server in place of the test MTA. */
    public FixupLabBuilder upstream(String host, int port) {
        settings = settings.withUpstream(new InetSocketAddress(host, port));
        return this;
    }

    /** What the firewall judges at once; as it is read, unless told otherwise. */
    public FixupLabBuilder segments(Segmentation segments) {
        settings = settings.withSegments(segments);
        return this;
    }

    /** A session in which nothing moves for so long is ended; 600 s unless told otherwise. */
    public FixupLabBuilder idleTimeout(Duration time) {
        settings = settings.withIdleTimeout(time);
        return this;
    }

    public FixupLab build() {
        return new FixupLab(settings);
    }
}
