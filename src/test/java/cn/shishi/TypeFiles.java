package cn.shishi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A model and its form as somebody hands them in: the shipped 摸底调查 under another id and name. */
public record TypeFiles(String id, String model, String form) {

    public static TypeFiles of(String id, String name) {
        return new TypeFiles(id, read("bpmn/survey.bpmn").replace("id=\"survey\" name=\"摸底调查\"", "id=\"" + id + "\" name=\"" + name + "\"")
                .replace("formRef=\"survey\"", "formRef=\"" + id + "\"").replace("bpmnElement=\"survey\"", "bpmnElement=\"" + id + "\""),
                read("forms/survey.form").replace("\"id\": \"survey\"", "\"id\": \"" + id + "\""));
    }

    public TypeFiles model(UnaryOperator<String> change) {
        return new TypeFiles(id, changed(model, change), form);
    }

    public TypeFiles form(UnaryOperator<String> change) {
        return new TypeFiles(id, model, changed(form, change));
    }

    /** By the names they are uploaded under; 签核's form is not sent along. */
    public Map<String, byte[]> files() {
        return new TreeMap<>(Map.of(id + ".bpmn", bytes(model), id + ".form", bytes(form)));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String changed(String text, UnaryOperator<String> change) {
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new AssertionError("the change changes nothing");
        }
        return changed;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
