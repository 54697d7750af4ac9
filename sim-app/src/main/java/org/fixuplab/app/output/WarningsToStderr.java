package org.fixuplab.app.output;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What libraries log: warnings and worse, a line each on stderr, without stack traces. In code, and named to SLF4J: to look for providers
 * and files would open every jar, and to parse XML and patterns would cost each start as much again.
 */
public final class WarningsToStderr implements SLF4JServiceProvider {

    private static final String API_VERSION = "2.0.99";

    private final LoggerContext logging = new LoggerContext();
    private final LogbackMDCAdapter contexts = new LogbackMDCAdapter();
    private final IMarkerFactory markers = new BasicMarkerFactory();

    /** Before anybody asks for a logger. */
    public static void install() {
        System.setProperty("slf4j.provider", WarningsToStderr.class.getName());
        // It would tell on stderr that it does as it is told.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    @Override
    public void initialize() {
        logging.setMDCAdapter(contexts);
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(logging);
        encoder.setLayout(new Line());
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(logging);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        logging.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return logging;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return API_VERSION;
    }

    /** {@code WARN ClassName: what happened} */
    private static final class Line extends LayoutBase<ILoggingEvent> {

        @Override
        public String doLayout(ILoggingEvent event) {
            String logger = event.getLoggerName();
            return event.getLevel() + " " + logger.substring(logger.lastIndexOf('.') + 1) + ": "
                    + event.getFormattedMessage() + System.lineSeparator();
        }
    }
}
