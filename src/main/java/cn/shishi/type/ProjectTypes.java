package cn.shishi.type;

import cn.shishi.platform.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** The released types, each in all its versions. A version never changes, so it is read once. */
@Component
public class ProjectTypes {

    private final RepositoryService repository;
    private final Engine engine;
    private final Map<String, TypeModel> read = new ConcurrentHashMap<>();

    ProjectTypes(RepositoryService repository, Engine engine) {
        this.repository = repository;
        this.engine = engine;
    }

    /** The version with this process definition id. */
    public TypeModel of(String definition) {
        return read.computeIfAbsent(definition, id -> engine.asProduct(() -> load(id)));
    }

    /** The newest version of a type, by its process id. */
    public Optional<TypeModel> latest(String key) {
        return definition(key).map(this::of);
    }

    /** Process definition id of that newest version. */
    public Optional<String> definition(String key) {
        return engine.asProduct(() -> Optional.ofNullable(
                repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult())).map(ProcessDefinition::getId);
    }

    /** The newest versions of all types that a part may have. */
    public List<TypeModel> forParts() {
        return engine.asProduct(() -> repository.createProcessDefinitionQuery().latestVersion().list()).stream()
                .map(d -> of(d.getId())).filter(TypeModel::forParts).toList();
    }

    /** The files of the version with this process definition id. */
    public Bundle files(String definition) {
        return engine.asProduct(() -> bundle(repository.getProcessDefinition(definition)));
    }

    private TypeModel load(String definitionId) {
        ProcessDefinition definition = repository.getProcessDefinition(definitionId);
        Bundle bundle = bundle(definition);
        Process process = bundle.models().get(0).getModelElementById(definition.getKey());
        return new ModelReader(process, bundle.forms()).read();
    }

    private Bundle bundle(ProcessDefinition definition) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Resource file : repository.getDeploymentResources(definition.getDeploymentId())) {
            if (file.getName().endsWith(".form") || file.getName().equals(definition.getResourceName())) {
                files.put(file.getName(), bytes(definition.getDeploymentId(), file.getId()));
            }
        }
        return new Bundle(files);
    }

    private byte[] bytes(String deployment, String resource) {
        try (InputStream in = repository.getResourceAsStreamById(deployment, resource)) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
