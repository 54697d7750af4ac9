package org.fixuplab.mta;

import com.typesafe.config.ConfigFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixuplab.mta.Provenance.Confidence;

/** The page that tells whom the MTA can speak as, in which words, and how sure they are. */
final class PersonaPage {

    private static final String HEAD = """
            # Personas of the test MTA

            A persona is a text file: what one product greets with, offers and answers. `fixuplab mta --persona exim` speaks as one; in a scenario
            it is `mta { persona = exim }`. The files are in
            [`sim-mta/src/main/resources/org/fixuplab/mta/persona`](../sim-mta/src/main/resources/org/fixuplab/mta/persona), whole dialogues with each in
            [`sim-mta/src/test/resources/org/fixuplab/mta/transcripts`](../sim-mta/src/test/resources/org/fixuplab/mta/transcripts). The tables are
            made from the files (`PersonaPageTest`, which fails if they are not up to date, and writes them with `-Dgolden=write`).

            `{host}` is the MTA's name, `{client}` the name and `{ip}` the address of the client, `{verb}` and `{line}` what the client sent, `{session}` a
            number, `{date}` and `{longdate}` the time in UTC. A persona that quotes `{verb}` or `{line}` shows what became of a command on its way: an X, a
            NOOP, or nothing.

            ## What they say

            | persona | product | greeting | to `XXXXXXXX` | to STARTTLS when it is off | assumed |
            |---|---|---|---|---|---|
            """;

    private static final String SURE = """

            Below each text stands how sure it is:

            - *documented*: the product's own source or its vendor's text says so.
            - *observed*: somebody saw it on the wire.
            - *inferred*: it follows from something documented or observed.
            - *assumed*: no source. It is worded so that the dialogue goes on, and proves nothing about the product.

            The last column counts the keys of the persona that are assumed. Every key's source stands in its file, under `provenance`.

            ## What they offer

            The keywords of EHLO, in their order. STARTTLS is left out when the MTA has no certificate.

            | persona | keywords | sure? |
            |---|---|---|
            """;

    private static final String TAIL = """

            ## To change one

            Every key of a persona can be laid over in a scenario. What is not named stays as it is; a list is written anew as a whole. Reply lines
            are written with their code, keywords without.

            ```hocon
            mta {
              persona = exim
              greeting = "220 {host} ESMTP ready"
              ehlo = [ "SIZE 52428800", 8BITMIME, PIPELINING, "AUTH PLAIN LOGIN", STARTTLS, HELP ]
              errors { limit = 10, reply = "421 {host} enough" }
              replies {
                unknown  = "500 what is {line}?"
                accepted = [ "250 OK", "250 id={id}" ]
              }
            }
            ```

            On the command line there are `--hostname` and `--login USER:PASSWORD`; with a login, a persona that offers no mechanism the test MTA can check
            (PLAIN, LOGIN, CRAM-MD5) offers `AUTH PLAIN LOGIN`.

            To add one to the project: copy the file that is nearest, or begin with `like = other` and write only what differs; give every key its
            `provenance`; name the file in `names.conf`; add a dialogue to the transcripts.

            ## What no persona does

            The words are the product's, the dialogue is the test MTA's:

            - It keeps one count of refused commands and ends with one reply. Products count some errors and not others.
            - It refuses a second MAIL, which qmail takes, and parameters whose keyword was not offered, which qmail, Courier and hMailServer pass over.
            - It leaves out what a product fills into some replies: the name of a mechanism, the octets of a chunk, the number of a limit.
            - It never slows down, never looks at a client's name or address, and takes commands that are sent ahead, which OpenSMTPD does not.
            - Ids are counted, with the product's number of digits. Times are in UTC.
            """;

    private PersonaPage() {}

    static String of(Iterable<String> names) {
        StringBuilder page = new StringBuilder(HEAD);
        for (String name : names) {
            Persona persona = Persona.named(name);
            page.append(row(
                    "`" + name + "`",
                    title(name),
                    said(persona, PersonaKey.GREETING),
                    said(persona, PersonaKey.UNKNOWN),
                    said(persona, PersonaKey.STARTTLS_OFF),
                    assumed(persona)));
        }
        page.append(SURE);
        for (String name : names) {
            Persona persona = Persona.named(name);
            String keywords =
                    persona.keywords().stream().map(line -> "`" + line + "`").collect(Collectors.joining(", "));
            page.append(row("`" + name + "`", keywords, confidence(persona, PersonaKey.EHLO)));
        }
        return page.append(TAIL).toString();
    }

    static String title(String name) {
        return ConfigFactory.parseURL(PersonaPage.class.getResource("persona/" + name + ".conf"))
                .getString("title");
    }

    private static String said(Persona persona, PersonaKey key) {
        PersonaValue.Reply reply = persona.reply(key);
        return reply.lines().stream()
                        .map(line -> "`" + reply.code() + " " + line + "`")
                        .collect(Collectors.joining("<br>"))
                + "<br>*" + confidence(persona, key) + "*";
    }

    private static String confidence(Persona persona, PersonaKey key) {
        return persona.provenance(key.path()).orElseThrow().confidence().name().toLowerCase(Locale.ROOT);
    }

    private static String assumed(Persona persona) {
        long count = persona.present().stream()
                .map(key -> persona.provenance(key.path()))
                .flatMap(Optional::stream)
                .filter(it -> it.confidence() == Confidence.ASSUMED)
                .count();
        return count + " of " + persona.present().size();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
