package org.fixuplab.proxy.transcript;

/** What a transcript's header calls the three parties: "client", "ASA 8.2(5)", "MTA (cisco-esa)". */
public record TranscriptLabels(String client, String firewall, String server) {}
