package org.fixuplab.app.report;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML that build servers read, element by element. What XML cannot hold becomes a question mark. Confined to one thread. */
public final class JunitWriter {

    /** What comes of a test beside its time. */
    public enum Fault {
        FAILURE,
        ERROR
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    public JunitWriter() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
        } catch (XMLStreamException impossible) {
            throw impossible(impossible);
        }
    }

    public void openSuites() {
        writing(() -> {
            xml.writeStartElement("testsuites");
            xml.writeCharacters("\n");
        });
    }

    public void openSuite(String name, int tests, long failures, long errors, long milliseconds) {
        writing(() -> {
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", clean(name));
            xml.writeAttribute("tests", String.valueOf(tests));
            xml.writeAttribute("failures", String.valueOf(failures));
            xml.writeAttribute("errors", String.valueOf(errors));
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute("time", seconds(milliseconds));
            xml.writeCharacters("\n");
        });
    }

    public void openCase(String name, String className, long milliseconds) {
        writing(() -> {
            xml.writeStartElement("testcase");
            xml.writeAttribute("name", clean(name));
            xml.writeAttribute("classname", clean(className));
            xml.writeAttribute("time", seconds(milliseconds));
            xml.writeCharacters("\n");
        });
    }

    public void properties(Map<String, String> properties) {
        writing(() -> {
            xml.writeStartElement("properties");
            for (Map.Entry<String, String> property : properties.entrySet()) {
                xml.writeEmptyElement("property");
                xml.writeAttribute("name", clean(property.getKey()));
                xml.writeAttribute("value", clean(property.getValue()));
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    public void fault(Fault fault, String message, String all) {
        writing(() -> {
            xml.writeStartElement(fault.name().toLowerCase(Locale.ROOT));
            xml.writeAttribute("message", clean(message));
            xml.writeCharacters(clean(all));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    public void output(String output) {
        writing(() -> {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(output));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** Ends what was opened last. */
    public void close() {
        writing(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** The whole document; nothing may be written after it. */
    public String text() {
        writing(() -> {
            xml.writeEndDocument();
            xml.close();
        });
        return text.toString();
    }

    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
    }

    /** XML 1.0 has no control characters but tab and line ends, not even escaped. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            clean.appendCodePoint(allowed ? c : '?');
        });
        return clean.toString();
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void writing(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException impossible) {
            throw impossible(impossible);
        }
    }

    private static IllegalStateException impossible(XMLStreamException fault) {
        return new IllegalStateException("XML into memory cannot fail", fault);
    }
}
