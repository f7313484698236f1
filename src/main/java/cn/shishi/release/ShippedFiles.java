package cn.shishi.release;

import cn.shishi.type.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models and forms that lie at the project's top level, by the names they are deployed by. */
final class ShippedFiles {

    private ShippedFiles() {}

    static Map<String, byte[]> models() {
        return files("classpath*:bpmn/*.bpmn", "bpmn/");
    }

    static Map<String, byte[]> forms() {
        return files("classpath*:forms/*.form", "forms/");
    }

    /** The model with those forms its tasks name, as far as they are there: its own before {@code others}. */
    static Bundle withForms(Map<String, byte[]> own, Map<String, byte[]> others) {
        BpmnModelInstance model = new Bundle(own).models().get(0);
        Map<String, byte[]> bundle = new LinkedHashMap<>(own);
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            String form = "forms/" + task.getCamundaFormRef() + ".form";
            if (others.containsKey(form)) {
                bundle.putIfAbsent(form, others.get(form));
            }
        }
        return new Bundle(bundle);
    }

    private static Map<String, byte[]> files(String pattern, String folder) {
        Map<String, byte[]> found = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                found.put(folder + file.getFilename(), file.getContentAsByteArray());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
