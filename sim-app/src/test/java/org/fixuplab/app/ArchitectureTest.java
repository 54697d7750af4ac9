package org.fixuplab.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which. {@link ArchitectureBitesTest} shows that each rule can fail. */
@AnalyzeClasses(packages = "org.fixuplab", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String SMTP = "org.fixuplab.smtp..";
    private static final String WORDS = "org.fixuplab.words..";
    private static final String EVENT = "org.fixuplab.event..";
    private static final String INSPECT = "org.fixuplab.inspect..";
    private static final String FIRMWARE = "org.fixuplab.firmware..";
    private static final String CONFIG = "org.fixuplab.config..";
    private static final String EXPLAIN = "org.fixuplab.explain..";

    private static final String PROXY = "org.fixuplab.proxy..";
    private static final String MTA = "org.fixuplab.mta..";
    private static final String SEND = "org.fixuplab.send..";
    private static final String LAB = "org.fixuplab.lab..";
    private static final String APP = "org.fixuplab.app..";
    private static final String HTTP = "org.fixuplab.app.http..";

    private static final String[] PURE = {SMTP, WORDS, EVENT, INSPECT, FIRMWARE, CONFIG, EXPLAIN};

    @ArchTest
    static final ArchRule arrows_between_modules_run_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("sim-app")
            .definedBy(APP)
            .layer("sim-lab")
            .definedBy(LAB)
            .layer("sim-proxy")
            .definedBy(PROXY)
            .layer("sim-mta")
            .definedBy(MTA, SEND)
            .layer("sim-inspect")
            .definedBy(PURE)
            .whereLayer("sim-app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sim-lab")
            .mayOnlyBeAccessedByLayers("sim-app")
            .whereLayer("sim-proxy")
            .mayOnlyBeAccessedByLayers("sim-lab", "sim-app")
            .whereLayer("sim-mta")
            .mayOnlyBeAccessedByLayers("sim-lab", "sim-app")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_mta_knows_the_grammar_and_nothing_else_of_the_firewall = noClasses()
            .that()
            .resideInAnyPackage(MTA, SEND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EVENT, INSPECT, FIRMWARE, CONFIG, EXPLAIN)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_sender_knows_the_mta_and_the_grammar = only(SEND, SEND, MTA, SMTP, WORDS);

    @ArchTest
    static final ArchRule only_the_network_rooms_know_netty = noClasses()
            .that()
            .resideInAPackage("org.fixuplab..")
            .and()
            .resideOutsideOfPackages(PROXY, MTA, HTTP, "org.fixuplab.build..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..")
            .allowEmptyShould(true);

    /** What does not serve HTTP starts without loading Armeria. */
    @ArchTest
    static final ArchRule only_the_http_room_knows_armeria = noClasses()
            .that()
            .resideInAPackage("org.fixuplab..")
            .and()
            .resideOutsideOfPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.linecorp.armeria..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_engine_has_no_network_and_no_logger = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..", "org.slf4j..", "java.util.logging..", "java.nio.channels..", "java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.\\w*(Socket|Address|Connection)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_engine_has_no_clock_thread_or_chance = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(Thread|ThreadLocal)|java\\.time\\.Clock|java\\.util\\.Timer"
                    + "|java\\.util\\.(concurrent\\.)?\\w*Random|java\\.util\\.random\\..*|java\\.security\\.SecureRandom"
                    + "|java\\.util\\.concurrent\\.\\w*(Executor|Future|Pool)\\w*")
            .orShould()
            .callMethodWhere(describe("the clock is read, or chance asked", call -> switch (call.getTarget()
                    .getName()) {
                case "nanoTime", "currentTimeMillis", "now", "random", "randomUUID" ->
                    call.getTargetOwner().getPackageName().startsWith("java.");
                default -> false;
            }))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_engine_opens_no_file = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|File\\w+|RandomAccessFile)|java\\.nio\\.file\\..*")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_grammar_stands_alone = only(SMTP, SMTP);

    @ArchTest
    static final ArchRule guesses_at_words_stand_alone = only(WORDS, WORDS);

    @ArchTest
    static final ArchRule events_know_the_grammar = only(EVENT, EVENT, SMTP);

    @ArchTest
    static final ArchRule the_inspector_knows_neither_versions_nor_configurations = only(INSPECT, INSPECT, EVENT, SMTP);

    @ArchTest
    static final ArchRule firmware_knows_no_configuration = only(FIRMWARE, FIRMWARE, INSPECT, EVENT, SMTP, WORDS);

    @ArchTest
    static final ArchRule configurations_know_no_recognition =
            only(CONFIG, CONFIG, FIRMWARE, INSPECT, EVENT, SMTP, WORDS);

    /** It knows a lab by its paths and JSON, and starts without loading one. */
    @ArchTest
    static final ArchRule the_client_knows_no_lab = only(
            "org.fixuplab.app.client..",
            "org.fixuplab.app.client..",
            "org.fixuplab.app.output..",
            "org.fixuplab.app.process..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.fixuplab.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    private static ArchRule only(String room, String... known) {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("org.fixuplab..");
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(ours.and(JavaClass.Predicates.resideOutsideOfPackages(known)))
                .allowEmptyShould(true);
    }
}
