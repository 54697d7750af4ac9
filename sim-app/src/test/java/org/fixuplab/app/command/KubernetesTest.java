package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.app.settings.Settings;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** What conf/kubernetes says is what there is: read without a key that Kubernetes does not know, and compared with our own words. */
class KubernetesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path FILE = ROOT.resolve("conf/kubernetes/fixuplab.yaml");

    private ConfigMap scenarios;
    private Deployment deployment;
    private Service service;

    @BeforeEach
    void read() throws IOException {
        String[] documents = Files.readString(FILE).split("(?m)^---$", -1);
        assertThat(documents).hasSize(3);
        scenarios = strict(documents[0], ConfigMap.class);
        deployment = strict(documents[1], Deployment.class);
        service = strict(documents[2], Service.class);
    }

    /** The model classes would keep unknown keys for themselves. */
    private static <T extends HasMetadata> T strict(String yaml, Class<T> type) throws IOException {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    @Override
                    public Boolean hasAnySetter(Annotated member) {
                        return false;
                    }
                })
                .build();
        T resource = mapper.readValue(yaml, type);
        assertThat(resource.getKind()).isEqualTo(type.getSimpleName());
        return resource;
    }

    @Test
    void its_reading_is_strict() {
        assertThatIOException()
                .isThrownBy(() -> strict("{apiVersion: v1, kind: Service, spec: {portz: []}}", Service.class))
                .withMessageContaining("portz");
    }

    @Test
    void its_arguments_are_ours_and_its_ports_those_we_listen_on() {
        List<String> words = container().getArgs();
        ParseResult parsed = CommandRunner.parse(
                Subcommand.SERVE,
                Subcommand.SERVE.make(),
                words.subList(1, words.size()),
                Settings.read(Optional.empty(), Map.of()));
        assertThat(words.get(0)).isEqualTo("serve");
        Map<String, Integer> ports = container().getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
        assertThat(ports)
                .isEqualTo(Map.of(
                        "smtp", port(parsed, "--listen"),
                        "mta", port(parsed, "--mta-listen"),
                        "http", port(parsed, "--http")));
        Duration drain = parsed.matchedOptionValue("--drain", Duration.ZERO);
        assertThat(Duration.ofSeconds(pod().getTerminationGracePeriodSeconds())).isGreaterThan(drain.plusSeconds(5));
    }

    private static int port(ParseResult parsed, String option) {
        HostPort address = parsed.matchedOptionValue(option, new HostPort("", 0));
        assertThat(address.host()).as(option).isEqualTo("0.0.0.0");
        return address.port();
    }

    @Test
    void the_token_comes_from_a_secret() {
        assertThat(container().getEnv()).singleElement().satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo("FIXUPLAB_TOKEN");
            assertThat(variable.getValueFrom().getSecretKeyRef().getKey()).isEqualTo("token");
        });
    }

    @Test
    void its_probes_ask_what_needs_no_token() {
        assertThat(path(container().getLivenessProbe())).isEqualTo("/livez");
        assertThat(path(container().getReadinessProbe())).isEqualTo("/readyz");
        assertThat(path(container().getStartupProbe())).isEqualTo("/readyz");
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    @Test
    void the_scenario_is_one_that_can_be_served_and_stands_where_it_is_looked_for(@TempDir Path folder)
            throws Exception {
        Path wanted = Path.of(container().getArgs().get(1));
        VolumeMount mount = container().getVolumeMounts().stream()
                .filter(it -> Path.of(it.getMountPath()).equals(wanted.getParent()))
                .findFirst()
                .orElseThrow();
        assertThat(mount.getSubPath()).isNull();
        Volume volume = pod().getVolumes().stream()
                .filter(it -> it.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
        assertThat(volume.getConfigMap().getName())
                .isEqualTo(scenarios.getMetadata().getName());
        assertThat(scenarios.getData()).containsKey(wanted.getFileName().toString());
        for (Map.Entry<String, String> file : scenarios.getData().entrySet()) {
            Path written = Files.writeString(folder.resolve(file.getKey()), file.getValue());
            assertThat(ScenarioFile.readForServing(written).cases()).hasSize(1);
        }
    }

    @Test
    void it_runs_as_nobody_in_particular_and_writes_nowhere_but_in_tmp() {
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getRunAsUser()).isPositive();
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getResources().getLimits()).containsKey("memory");
        assertThat(container().getVolumeMounts().stream()
                        .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                        .map(VolumeMount::getMountPath))
                .containsExactly("/tmp");
    }

    @Test
    void the_service_finds_the_pods_and_their_ports() {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(service.getSpec().getSelector()).isEqualTo(labels);
        assertThat(service.getSpec().getPorts().stream()
                        .map(ServicePort::getTargetPort)
                        .map(port -> port.getStrVal()))
                .containsExactlyElementsOf(container().getPorts().stream()
                        .map(ContainerPort::getName)
                        .toList());
    }

    @Test
    void its_image_is_the_one_that_build_oci_image_makes() throws IOException {
        assertThat(Files.readString(ROOT.resolve("build/oci-image")))
                .contains("image=" + container().getImage());
        assertThat(Files.readString(ROOT.resolve("build/oci-image")))
                .contains("user=" + pod().getSecurityContext().getRunAsUser());
    }

    private PodSpec pod() {
        return deployment.getSpec().getTemplate().getSpec();
    }

    private Container container() {
        assertThat(pod().getContainers()).hasSize(1);
        return pod().getContainers().get(0);
    }
}
