package org.keqiao.process.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;
import org.keqiao.process.samples.Diagrams;
import org.keqiao.process.samples.Samples;

/** Bundles that try to run something, to read something, or to wear the product out; seeded, so that each comes again. */
public final class HostileBundles {

    /** @param opens true when the engine itself may be made to read it: it is neither huge nor deep */
    public record Hostile(String what, Bundle bundle, boolean opens) {}

    private static final String TABLE = "decisions/permitRoute.dmn";
    private static final String FORM = "forms/permit-head.form";
    private static final String LETTER = "letters/LT-01.html";

    private final Random random;
    private final String marker;
    private final String address;
    private final String model = Samples.bundle().file(Bundle.PROCESS).orElseThrow();

    public HostileBundles(long seed, String marker, String address) {
        this.address = address;
        this.random = new Random(seed);
        this.marker = marker;
    }

    public Hostile next(int n) {
        return switch (n % 16) {
            case 0 -> element();
            case 1 -> extension();
            case 2 -> attribute();
            case 3 -> expressionInAName();
            case 4 -> condition();
            case 5 -> timer();
            case 6 -> entities();
            case 7 -> depth();
            case 8 -> truncated();
            case 9 -> size();
            case 10 -> namespaces();
            case 11 -> table();
            case 12 -> form();
            case 13 -> settings();
            case 14 -> letter();
            default -> noise();
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Expressions that would leave the marker if anything evaluated them. */
    private String payload() {
        return pick(List.of(
                        "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('touch MARKER')}",
                        "#{''.class.forName('java.io.FileWriter').getConstructors()[0].newInstance('MARKER').close()}",
                        "${execution.processEngineServices.repositoryService.createDeployment()}",
                        "${sampleIssue.perform(null, null)}",
                        "${T(java.lang.Runtime).getRuntime().exec('touch MARKER')}",
                        "${(x = ''.getClass().forName('java.lang.ProcessBuilder')).newInstance(['touch','MARKER']).start()}",
                        "${beans['dataSource'].connection.createStatement().execute('CREATE ALIAS X')}",
                        "${[1,2,3].stream().map(x -> x).toList()}",
                        "${deadline.class.classLoader}"))
                .replace("MARKER", marker);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private Hostile ofModel(String what, String xml) {
        return new Hostile(what, Samples.bundle().with(Bundle.PROCESS, Diagrams.drawn(xml)), true);
    }

    private Hostile element() {
        String payload = escaped(payload());
        String body = pick(List.of(
                "<bpmn:scriptTask id=\"refuse\" scriptFormat=\"LANGUAGE\"><bpmn:script>PAYLOAD</bpmn:script></bpmn:scriptTask>",
                "<bpmn:serviceTask id=\"refuse\" camunda:class=\"org.keqiao.process.validation.HostileFilesTest$Marker\" />",
                "<bpmn:serviceTask id=\"refuse\" camunda:expression=\"PAYLOAD\" />",
                "<bpmn:serviceTask id=\"refuse\" camunda:delegateExpression=\"PAYLOAD\" />",
                "<bpmn:sendTask id=\"refuse\" camunda:expression=\"PAYLOAD\" />",
                "<bpmn:businessRuleTask id=\"refuse\" camunda:class=\"org.keqiao.process.validation.HostileFilesTest$Marker\" />",
                "<bpmn:businessRuleTask id=\"refuse\" camunda:decisionRef=\"PAYLOAD\" />",
                "<bpmn:callActivity id=\"refuse\" calledElement=\"PAYLOAD\" />",
                "<bpmn:serviceTask id=\"refuse\" camunda:delegateExpression=\"${sampleRefuse}\"><bpmn:multiInstanceLoopCharacteristics"
                        + " camunda:collection=\"PAYLOAD\" /></bpmn:serviceTask>"));
        String language = pick(List.of("juel", "javascript", "groovy", "python", "ruby", "feel"));
        return ofModel(
                "element " + body,
                model.replace(
                        "<bpmn:serviceTask id=\"refuse\" name=\"不予受理\" camunda:delegateExpression=\"${sampleRefuse}\" />",
                        body.replace("PAYLOAD", payload).replace("LANGUAGE", language)));
    }

    private Hostile extension() {
        String extension = pick(List.of(
                        "<camunda:executionListener expression=\"PAYLOAD\" event=\"start\" />",
                        "<camunda:executionListener class=\"org.keqiao.process.validation.HostileFilesTest$Marker\" event=\"start\" />",
                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">PAYLOAD</camunda:script></camunda:executionListener>",
                        "<camunda:taskListener delegateExpression=\"PAYLOAD\" event=\"create\" />",
                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                        "<camunda:inputOutput><camunda:inputParameter name=\"a\">PAYLOAD</camunda:inputParameter></camunda:inputOutput>",
                        "<camunda:in sourceExpression=\"PAYLOAD\" target=\"a\" />",
                        "<camunda:in businessKey=\"PAYLOAD\" />",
                        "<camunda:field name=\"a\"><camunda:expression>PAYLOAD</camunda:expression></camunda:field>",
                        "<camunda:formData><camunda:formField id=\"a\" type=\"string\" defaultValue=\"PAYLOAD\" /></camunda:formData>",
                        "<camunda:failedJobRetryTimeCycle>PAYLOAD</camunda:failedJobRetryTimeCycle>",
                        "<camunda:errorEventDefinition errorRef=\"e\" expression=\"PAYLOAD\" />"))
                .replace("PAYLOAD", escaped(payload()));
        boolean task = random.nextBoolean();
        String xml = task
                ? model.replaceFirst(
                        "<camunda:properties>", Matcher.quoteReplacement(extension) + "<camunda:properties>")
                : model.replace(
                        "<bpmn:documentation>供测试用的流程</bpmn:documentation>",
                        "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>");
        return ofModel("extension " + extension, xml);
    }

    private Hostile attribute() {
        String attribute = pick(List.of(
                        "camunda:assignee",
                        "camunda:candidateUsers",
                        "camunda:candidateGroups",
                        "camunda:formKey",
                        "camunda:formHandlerClass",
                        "camunda:initiator",
                        "camunda:dueDate",
                        "camunda:followUpDate",
                        "camunda:priority",
                        "camunda:jobPriority",
                        "camunda:taskPriority",
                        "camunda:resultVariable",
                        "camunda:asyncBefore",
                        "camunda:type",
                        "camunda:topic",
                        "camunda:mapDecisionResult",
                        "camunda:historyTimeToLive",
                        "camunda:versionTag",
                        "implementation",
                        "isForCompensation"))
                + "=\"" + escaped(payload()) + "\"";
        String node = pick(List.of("intake", "start", "accept", "route", "split", "end", "withdrawal", "correction"));
        return ofModel(
                "attribute " + attribute + " at " + node,
                model.replace("id=\"" + node + "\"", "id=\"" + node + "\" " + attribute));
    }

    private Hostile expressionInAName() {
        String payload = escaped(payload());
        Matcher name = Pattern.compile(" name=\"[^\"]*\"").matcher(model);
        List<int[]> names = new ArrayList<>();
        while (name.find()) {
            names.add(new int[] {name.start(), name.end()});
        }
        int[] at = pick(names);
        return ofModel(
                "name " + payload, model.substring(0, at[0]) + " name=\"" + payload + "\"" + model.substring(at[1]));
    }

    private Hostile condition() {
        String payload = pick(List.of(
                payload(),
                "${permitIntake.matches('(a+)+b')}",
                "${" + "(".repeat(200) + "permitIntake == 'accept'" + ")".repeat(200) + "}",
                "${" + "not ".repeat(5_000) + "permitIntake == 'accept'}",
                "${permitIntake == 'accept'}${" + marker + "}",
                "${permitIntake == 'accept' and ''.class == null}",
                "${permitIntake = 'accept'}",
                "${permitIntake == 'accept'; sampleIssue}",
                "permitIntake == 'accept'"));
        return ofModel(
                "condition " + shortened(payload), model.replace("${permitIntake == 'accept'}", escaped(payload)));
    }

    private Hostile timer() {
        String payload = pick(
                List.of(payload(), "R1000000000/PT0S", "P-1D", "${deadline['intakeNotice'].getClass()}", "0001-01-01"));
        return ofModel("timer " + payload, model.replace("${deadline.correction}", escaped(payload)));
    }

    private Hostile entities() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String doctype = pick(List.of(
                laughs + "]>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"" + address + "/evil.dtd\">",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:" + marker + "\"> %p;]>",
                "<?xml-stylesheet href=\"file:///etc/passwd\"?>"));
        String path = random.nextBoolean() ? Bundle.PROCESS : TABLE;
        String text = Samples.bundle().file(path).orElseThrow();
        String with = text.replaceFirst("\\?>\\s*", Matcher.quoteReplacement("?>" + doctype))
                .replace("供测试用的流程", doctype.contains("l11") ? "&l11;" : doctype.contains("<!ENTITY e ") ? "&e;" : "x");
        return new Hostile("entities " + shortened(doctype), Samples.bundle().with(path, with), true);
    }

    private Hostile depth() {
        int levels = 60 + random.nextInt(20_000);
        String tag = pick(List.of("bpmn:subProcess", "bpmn:extensionElements", "x"));
        String nested = ("<" + tag + ">").repeat(levels) + ("</" + tag + ">").repeat(levels);
        if (random.nextBoolean()) {
            String json = "{\"id\":\"permit-head\",\"components\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
            return new Hostile(
                    "depth of JSON", Samples.bundle().with(random.nextBoolean() ? FORM : Bundle.SETTINGS, json), false);
        }
        return new Hostile(
                "depth " + levels + " of " + tag,
                Samples.bundle().with(Bundle.PROCESS, model.replace("</bpmn:process>", nested + "</bpmn:process>")),
                false);
    }

    private Hostile truncated() {
        String path = pick(List.of(Bundle.PROCESS, TABLE, FORM, Bundle.SETTINGS));
        String text = Samples.bundle().file(path).orElseThrow().strip();
        return new Hostile(
                "truncated " + path,
                Samples.bundle().with(path, text.substring(0, random.nextInt(text.length() - 1))),
                true);
    }

    private Hostile size() {
        String filler = pick(List.of(
                "<bpmn:documentation>" + "x".repeat(1_000_001) + "</bpmn:documentation>",
                "<bpmn:textAnnotation />".repeat(30_000),
                "<bpmn:endEvent id=\"e" + "x".repeat(900_000) + "\" />"));
        return new Hostile(
                "size",
                Samples.bundle().with(Bundle.PROCESS, model.replace("</bpmn:process>", filler + "</bpmn:process>")),
                false);
    }

    private Hostile namespaces() {
        String trick = pick(List.of(
                "<bpmn:serviceTask id=\"t\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"org.keqiao.process.validation.HostileFilesTest$Marker\" />",
                "<bpmn:serviceTask id=\"t\" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" c:class=\"org.keqiao.process.validation.HostileFilesTest$Marker\" />",
                "<scriptTask xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"t\" scriptFormat=\"juel\"><script>"
                        + escaped(payload()) + "</script></scriptTask>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\" />",
                "<bpmn:import importType=\"x\" location=\"file:///etc/passwd\" namespace=\"x\" />",
                "<jsp:scriptlet xmlns:jsp=\"http://java.sun.com/JSP/Page\">x</jsp:scriptlet>"));
        return ofModel("namespaces " + trick, model.replace("</bpmn:process>", trick + "</bpmn:process>"));
    }

    private Hostile table() {
        String cell = pick(List.of(
                "for i in 1..3000000 return i",
                "some x in [1,2] satisfies x > 1",
                "function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"exec(java.lang.String)\"}}",
                "get value({a: 1}, \"a\")",
                payload(),
                "if certifiedAmount > 1 then true else false",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+b\")",
                "1..9999999999",
                "(".repeat(400),
                "\"" + "x".repeat(600) + "\"",
                "[" + "1,".repeat(200) + "1]"));
        String text = Samples.bundle().file(TABLE).orElseThrow();
        int way = random.nextInt(4);
        String spoilt =
                switch (way) {
                    case 0 -> text.replace("&gt;= 5000000", escaped(cell));
                    case 1 -> text.replace("\"LARGE\"", escaped(cell));
                    case 2 -> text.replace(">certifiedAmount<", ">" + escaped(cell) + "<");
                    default ->
                        text.replace(
                                "<inputEntry id=\"largeIn\">",
                                "<inputEntry id=\"largeIn\" expressionLanguage=\""
                                        + pick(List.of("javascript", "juel", "groovy", "http://camunda.org/juel"))
                                        + "\">");
                };
        return new Hostile("table " + shortened(cell), Samples.bundle().with(TABLE, spoilt), true);
    }

    private Hostile form() {
        String component = pick(List.of(
                "{\"type\":\"html\",\"content\":\"<script>1</script>\"}",
                "{\"type\":\"iframe\",\"url\":\"file:///etc/passwd\"}",
                "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"__proto__\",\"label\":\"a\"}",
                "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\",\"label\":\"a\",\"validate\":{\"pattern\":\"(a+)+b\"}}",
                "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\",\"label\":\"a\",\"conditional\":{\"hide\":\"=for i in 1..3000000 return i\"}}",
                "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\",\"label\":\"a\",\"conditional\":{\"hide\":\"="
                        + "(".repeat(300) + "\"}}",
                "{\"type\":\"script\",\"script\":\"touch\"}",
                "{\"type\":\"group\",\"components\":[{\"type\":\"button\",\"action\":\"reset\"}]}",
                "7",
                "null"));
        return new Hostile(
                "form " + shortened(component),
                Samples.bundle()
                        .with(FORM, "{\"id\":\"permit-head\",\"type\":\"default\",\"components\":[" + component + "]}"),
                true);
    }

    private Hostile settings() {
        String text = Samples.bundle().file(Bundle.SETTINGS).orElseThrow();
        String spoilt = pick(List.of(
                text.replace("\"days\": 5", "\"days\": 1e1000000000"),
                text.replace("\"days\": 5", "\"days\": " + "9".repeat(5_000)),
                text.replace("\"days\": 5", "\"days\": -5"),
                text.replace("\"category\"", "\"@class\": \"java.lang.Runtime\", \"category\""),
                text.replace("\"sample-permit\"", "\"../../etc\""),
                text.replace("[\"ENTERPRISE\"]", "null"),
                text.replace("\"stages\": [", "\"stages\": [null, "),
                text.replace("\"LT-01\": {", "\"../LT\": {"),
                "[]",
                "null",
                "\"x\"",
                text + text));
        return new Hostile("settings", Samples.bundle().with(Bundle.SETTINGS, spoilt), false);
    }

    private Hostile letter() {
        String tag = pick(List.of(
                "{{{title}}}",
                "{{&title}}",
                "{{>../../etc/passwd}}",
                "{{=<% %>=}}",
                "{{#a}}{{#b}}{{/a}}{{/b}}",
                "{{",
                "{{title.class.classLoader()}}",
                "{{" + "x".repeat(500) + "}}",
                "{{}}",
                "{{/a}}",
                "{{#a}}".repeat(1_000),
                "<script>new Image().src='" + address + "'</script>",
                "<img src=\"" + address + "/a.png\" />",
                "<img src=\"file:///etc/passwd\" />",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<link rel=\"stylesheet\" href=\"" + address + "/a.css\" />",
                "<style>@import '" + address + "/a.css';</style>",
                "<p style=\"background:url(" + address + "/a.png)\">x</p>",
                "<style>@font-face { font-family: a; src: url(file:///etc/passwd) }</style>",
                "<iframe src=\"file:///etc/passwd\"></iframe>",
                "<object data=\"" + address + "\"></object>",
                "<p onclick=\"alert(1)\">x</p>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" />",
                "<?php system('touch " + marker + "') ?>",
                "<div>".repeat(500) + "</div>".repeat(500)));
        return new Hostile(
                "letter " + shortened(tag),
                Samples.bundle()
                        .with(
                                LETTER,
                                Samples.bundle().file(LETTER).orElseThrow().replace("{{caseNumber}}", tag)),
                true);
    }

    /** Bytes changed at random where that can only break the file. */
    private Hostile noise() {
        StringBuilder text = new StringBuilder(model);
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x20));
        }
        text.insert(random.nextInt(text.length()), '\u0001');
        return new Hostile("noise", Samples.bundle().with(Bundle.PROCESS, text.toString()), true);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
