package cn.shishi.desk;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;

/** Every request by which the engine's own interface changes something, read from what it is programmed with. */
final class EngineRoutes {

    private EngineRoutes() {}

    static Set<String> changing() {
        Set<String> found = new TreeSet<>();
        for (Method service : NamedProcessEngineRestServiceImpl.class.getMethods()) {
            Path path = service.getAnnotation(Path.class);
            if (path != null && !path.value().equals("/")) {
                walk(service.getReturnType(), path.value().replaceFirst("^/\\{name}/?", ""), found);
            }
        }
        return found;
    }

    private static void walk(Class<?> type, String at, Set<String> found) {
        for (Method method : type.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            String here = (at + "/" + (path == null ? "" : path.value())).replaceAll("\\{(\\w+)[^}]*}", "{$1}").replaceAll("/+", "/").replaceAll("/$", "");
            String verb = Stream.of(method.getAnnotations()).map(Annotation::annotationType).map(a -> a.getAnnotation(HttpMethod.class)).filter(a -> a != null)
                    .map(HttpMethod::value).findFirst().orElse(null);
            if (verb == null && path != null) {
                walk(method.getReturnType(), here, found);
            } else if (verb != null && Set.of("POST", "PUT", "DELETE").contains(verb)) {
                found.add(verb + " " + here);
            }
        }
    }
}
