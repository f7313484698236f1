package cn.shishi.lab;

import cn.shishi.Story;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** The flow on the product: the type {@code quantity}, started alone as a site's instance is. */
class ProductCourse implements Course {

    private final ProcessEngine engine;
    private final Story.StreetStory street;

    ProductCourse(ProcessEngine engine, Story.StreetStory street) {
        this.engine = engine;
        this.street = street;
    }

    @Override
    public void begin(String key) {
        engine.getRuntimeService().startProcessInstanceByKey("quantity", key, Map.of("key", key, "street", street.id, "title", "某事"));
    }

    @Override
    public String task(String key) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).tenantIdIn(street.id).list().stream()
                .map(Task::getId).findFirst().orElseThrow();
    }

    @Override
    public void as(String role, Runnable work) {
        IdentityService identity = engine.getIdentityService();
        identity.setAuthentication(role + street.id, List.of(role), List.of(street.id));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    @Override
    public void complete(String task, Map<String, Object> form) {
        engine.getTaskService().complete(task, form);
    }
}
