// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Captures the log of all loggers, with stack traces, until it is closed. */
public final class CapturedLog implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Logger, Level> levels = new HashMap<>();
    private final OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent> appender =
            new OutputStreamAppender<>();
    private final Logger root;

    /** Captures all levels. */
    public CapturedLog() {
        this(Level.TRACE);
    }

    public CapturedLog(Level level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger %thread %mdc %msg%n%ex{full}");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(bytes);
        appender.start();
        root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
            }
        }
        levels.keySet().forEach(logger -> logger.setLevel(level));
        root.iteratorForAppenders().forEachRemaining(other -> other.addFilter(new Silence()));
        root.addAppender(appender);
    }

    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Returns the lines of this project. */
    public String ofOurs() {
        return String.join(
                "\n",
                text().lines().filter(line -> line.contains("io.github.azkeys")).toList());
    }

    @Override
    public void close() {
        levels.forEach(Logger::setLevel);
        root.detachAppender(appender);
        root.iteratorForAppenders().forEachRemaining(other -> other.clearAllFilters());
        appender.stop();
    }

    /** Keeps the captured log off the console. */
    private static final class Silence
            extends ch.qos.logback.core.filter.Filter<ch.qos.logback.classic.spi.ILoggingEvent> {
        @Override
        public ch.qos.logback.core.spi.FilterReply decide(ch.qos.logback.classic.spi.ILoggingEvent event) {
            return ch.qos.logback.core.spi.FilterReply.DENY;
        }
    }
}
