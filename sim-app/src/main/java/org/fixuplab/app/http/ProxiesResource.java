package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.typesafe.config.ConfigObject;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.view.ProxyJson;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.Proxy;
import org.fixuplab.lab.ProxySettings;
import org.fixuplab.lab.export.FirewallKeys;
import org.fixuplab.proxy.observe.DeviceNames;

/** {@code /v1/proxies}: the lab's firewalls. */
final class ProxiesResource {

    /** Each has a listener and its sessions; nobody needs more on one machine. */
    private static final int MOST = 200;

    private static final Parameter NAME = Parameter.path("name", "The firewall's name");

    private final Lab lab;

    ProxiesResource(Lab lab) {
        this.lab = lab;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/proxies", "The lab's firewalls, in the order of their creation")
                        .giving(Reply.json("All of them", Schemas.page("Proxy")))
                        .by(call -> Answers.page(
                                lab.proxies().all().stream().map(this::row).toList(), null)),
                Endpoint.post("/v1/proxies", "Starts one more firewall; it listens when this answers")
                        .taking(Schema.named("NewProxy"))
                        .giving(Reply.json(201, "The firewall", Schema.named("Proxy")))
                        .failing(
                                ErrorCode.BAD_JSON,
                                ErrorCode.CONFLICT,
                                ErrorCode.UNSUPPORTED_TYPE,
                                ErrorCode.UNKNOWN_BEHAVIOUR,
                                ErrorCode.UNKNOWN_FIRMWARE,
                                ErrorCode.TOO_MANY)
                        .by(this::create),
                Endpoint.get("/v1/proxies/{name}", "One firewall")
                        .with(NAME)
                        .giving(Reply.json("The firewall", Schema.named("Proxy")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(row(proxy(call)))),
                Endpoint.patch("/v1/proxies/{name}", "Changes what a firewall does to sessions that begin from now on")
                        .with(NAME)
                        .taking(Schema.named("ProxyChange"))
                        .giving(Reply.json("The changed firewall", Schema.named("Proxy")))
                        .failing(
                                ErrorCode.BAD_JSON,
                                ErrorCode.NOT_FOUND,
                                ErrorCode.CONFLICT,
                                ErrorCode.UNSUPPORTED_TYPE,
                                ErrorCode.UNKNOWN_BEHAVIOUR,
                                ErrorCode.UNKNOWN_FIRMWARE)
                        .by(this::change),
                Endpoint.delete("/v1/proxies/{name}", "Stops a firewall, and resets its sessions")
                        .with(NAME)
                        .giving(Reply.empty("It is gone"))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(this::remove),
                Endpoint.post(
                                "/v1/populate",
                                "Has each of these firewalls be there, and be so; what is so already is not touched")
                        .taking(Schema.named("Population"))
                        .giving(Reply.json("Those firewalls", Schemas.page("Proxy")))
                        .failing(
                                ErrorCode.BAD_JSON,
                                ErrorCode.CONFLICT,
                                ErrorCode.UNSUPPORTED_TYPE,
                                ErrorCode.UNKNOWN_BEHAVIOUR,
                                ErrorCode.UNKNOWN_FIRMWARE,
                                ErrorCode.TOO_MANY)
                        .by(this::populate));
    }

    private Map<String, Object> row(Proxy proxy) {
        InetSocketAddress upstream = proxy.settings()
                .upstream()
                .or(lab::mta)
                .orElseThrow(() -> new IllegalStateException(proxy.name() + " has nothing behind it"));
        return ProxyJson.row(proxy, upstream);
    }

    private Proxy proxy(Call call) {
        return lab.proxies().get(call.path("name")).orElseThrow(() -> missing(call));
    }

    private static ProblemException missing(Call call) {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                new Flaw(
                        "name",
                        "there is no firewall " + Call.quoted(call.path("name")),
                        "GET /v1/proxies lists those that there are"));
    }

    private HttpResponse create(Call call) {
        ConfigObject body = call.body();
        ProxySettings read = behindSomething(FirewallBody.read(body));
        String name = FirewallBody.name(body);
        ProxySettings settings = atHome(name, read);
        if (lab.proxies().get(name).isPresent()) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    new Flaw("name", "there is a firewall " + Call.quoted(name), "choose another name, or PATCH it"));
        }
        roomFor(1);
        try {
            return Answers.json(201, row(lab.proxies().create(name, settings)));
        } catch (IllegalArgumentException taken) {
            // Somebody else was quicker.
            throw new ProblemException(
                    ErrorCode.CONFLICT, new Flaw("name", String.valueOf(taken.getMessage()), "choose another name"));
        } catch (UncheckedIOException taken) {
            throw taken(taken);
        }
    }

    private static ProblemException taken(UncheckedIOException taken) {
        return new ProblemException(
                ErrorCode.CONFLICT,
                new Flaw("listen", String.valueOf(taken.getMessage()), "choose another address, or port 0"));
    }

    private HttpResponse populate(Call call) {
        Map<String, ProxySettings> wanted = PopulationBody.read(call.body());
        wanted.replaceAll((name, settings) -> atHome(name, behindSomething(settings)));
        long created = wanted.keySet().stream()
                .filter(name -> lab.proxies().get(name).isEmpty())
                .count();
        roomFor(created);
        try {
            return Answers.page(lab.populate(wanted).stream().map(this::row).toList(), null);
        } catch (UncheckedIOException taken) {
            throw taken(taken);
        }
    }

    private void roomFor(long more) {
        if (more > 0 && lab.proxies().all().size() + more > MOST) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY, new Flaw("", "a lab has at most " + MOST + " firewalls", "remove some first"));
        }
    }

    /** What no request says: a firewall that is there keeps its bound and its placement; a new one gets the bound of the lab's first. */
    private ProxySettings atHome(String name, ProxySettings read) {
        return lab.proxies()
                .get(name)
                .map(Proxy::settings)
                .map(now -> read.withMaxSessions(now.maxSessions()).withPlacement(now.placement()))
                .orElseGet(() -> read.withMaxSessions(lab.settings().proxy().maxSessions()));
    }

    private ProxySettings behindSomething(ProxySettings settings) {
        if (settings.upstream().isEmpty() && lab.mta().isEmpty()) {
            throw Call.badValue("upstream", "upstream is missing, and this lab has no test MTA", "name one: host:port");
        }
        return settings;
    }

    private HttpResponse change(Call call) {
        ConfigObject patch = call.body();
        return lab.proxies()
                .change(call.path("name"), proxy -> patched(proxy, patch))
                .map(changed -> Answers.json(row(changed)))
                .orElseThrow(() -> missing(call));
    }

    private ProxySettings patched(Proxy proxy, ConfigObject patch) {
        fixed(patch, FirewallBody.NAME, proxy.name());
        fixed(patch, FirewallBody.LISTEN, Addresses.text(proxy.address()));
        ConfigObject keys = FirewallBody.patched(
                FirewallKeys.of(proxy.settings()),
                patch.withoutKey(FirewallBody.NAME).withoutKey(FirewallBody.LISTEN));
        ProxySettings read = atHome(proxy.name(), withPortOf(proxy, patch, FirewallBody.read(keys)))
                .withListen(proxy.settings().listen());
        Optional<InetSocketAddress> upstream = proxy.settings().upstream();
        return behindSomething(
                upstream.isPresent() && !patch.containsKey(FirewallBody.UPSTREAM)
                        ? read.withUpstream(upstream.get())
                        : read);
    }

    /** That a firewall prints the sockets' own port is said by no key. */
    private static ProxySettings withPortOf(Proxy proxy, ConfigObject patch, ProxySettings read) {
        DeviceNames names = read.device();
        return proxy.settings().device().port().isPresent() || patch.containsKey("device-port")
                ? read
                : read.withDevice(new DeviceNames(
                        names.inside(), OptionalInt.empty(), names.outsideAddress(), names.insideAddress()));
    }

    private static void fixed(ConfigObject patch, String key, String value) {
        if (patch.containsKey(key) && !FirewallBody.text(patch, key).equals(Optional.of(value))) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    new Flaw(key, key + " cannot be changed", "leave it out, or create another firewall"));
        }
    }

    private HttpResponse remove(Call call) {
        if (!lab.proxies().remove(call.path("name"), Duration.ZERO)) {
            throw missing(call);
        }
        return Answers.nothing();
    }
}
