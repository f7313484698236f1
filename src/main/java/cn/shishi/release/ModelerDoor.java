package cn.shishi.release;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Told;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * What the Deploy button of Camunda Modeler asks for, and nothing else of the engine's REST interface: is somebody there,
 * which version, take these files. They are handed in, not deployed; Modeler shows {@code message} of a refusal in its log.
 */
@RestController
@RequestMapping("/engine-rest")
@Hidden
class ModelerDoor {

    private static final Logger log = LoggerFactory.getLogger(ModelerDoor.class);

    private final HandIn handIn;
    private final People people;
    private final Duties duties;

    ModelerDoor(HandIn handIn, People people, Duties duties) {
        this.handIn = handIn;
        this.people = people;
        this.duties = duties;
    }

    /** Asked with {@code maxResults=0}, to see whether the address and the password are right. */
    @GetMapping("/deployment")
    List<Object> deployments() {
        duties.checkMayHandIn(people.me());
        return List.of();
    }

    @GetMapping("/version")
    Map<String, String> version() {
        duties.checkMayHandIn(people.me());
        return Map.of("version", ProcessEngine.class.getPackage().getImplementationVersion());
    }

    @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Map<String, Object> create(MultipartHttpServletRequest request, @RequestParam(name = "tenant-id", required = false) String tenant) throws IOException {
        duties.checkMayHandIn(people.me());
        if (tenant != null && !tenant.isBlank()) {
            throw Refusal.invalid("类型不分街道：请把 Tenant ID 清空后再试。");
        }
        List<Incoming> files = new ArrayList<>();
        for (List<MultipartFile> named : request.getMultiFileMap().values()) {
            for (MultipartFile file : named) {
                files.add(new Incoming(file.getOriginalFilename(), file.getBytes()));
            }
        }
        Draft draft = handIn.take(files);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("links", List.of());
        answer.put("id", draft.id());
        answer.put("name", draft.name());
        answer.put("source", request.getParameter("deployment-source"));
        answer.put("deploymentTime", draft.at());
        answer.put("tenantId", null);
        // Nothing is, before somebody else releases it
        answer.put("deployedProcessDefinitions", null);
        answer.put("deployedCaseDefinitions", null);
        answer.put("deployedDecisionDefinitions", null);
        answer.put("deployedDecisionRequirementsDefinitions", null);
        return answer;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(Exception thrown) {
        Told told = Told.of(thrown);
        if (told.status() >= 500) {
            log.error("Modeler", thrown);
        }
        return ResponseEntity.status(told.status()).body(Map.of("type", "InvalidRequestException", "message", told.sentence()));
    }
}
