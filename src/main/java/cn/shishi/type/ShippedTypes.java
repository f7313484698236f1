package cn.shishi.type;

import cn.shishi.platform.BeforeOpening;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models and forms that lie at the project's top level, one deployment a type with the forms it names: a form
 * and its model change together, and an unchanged bundle makes no new version, however the product was started.
 */
@Component
class ShippedTypes extends BeforeOpening {

    private final RepositoryService repository;

    ShippedTypes(RepositoryService repository) {
        super(MODELS);
        this.repository = repository;
    }

    @Override
    protected void prepare() {
        Map<String, byte[]> models = files("classpath*:bpmn/*.bpmn", "bpmn/");
        Map<String, byte[]> forms = files("classpath*:forms/*.form", "forms/");
        models.forEach((name, model) -> deploy(name, model, forms));
    }

    private void deploy(String name, byte[] bytes, Map<String, byte[]> forms) {
        BpmnModelInstance model = new Bundle(Map.of(name, bytes)).models().get(0);
        Map<String, byte[]> bundle = new LinkedHashMap<>();
        bundle.put(name, bytes);
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            String form = "forms/" + task.getCamundaFormRef() + ".form";
            if (forms.containsKey(form)) {
                bundle.put(form, forms.get(form));
            }
        }
        String process = model.getModelElementsByType(Process.class).iterator().next().getId();
        DeploymentBuilder deployment = repository.createDeployment().name(process).source("shishi").enableDuplicateFiltering(false);
        bundle.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        deployment.deploy();
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
