package cn.shishi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemsTest {

    private final MockMvc door = MockMvcBuilders.standaloneSetup(new Broken()).setControllerAdvice(new Problems()).build();

    @Test
    void anAnswerThatHasBegunIsLeftToTheServerToCutOff() throws Exception {
        assertThat(door.perform(MockMvcRequestBuilders.get("/before")).andReturn().getResponse().getStatus()).isEqualTo(500);
        assertThatThrownBy(() -> door.perform(MockMvcRequestBuilders.get("/halfway"))).hasRootCauseMessage("halfway");
    }

    @RestController
    static class Broken {

        @GetMapping("/before")
        void before() {
            throw new IllegalStateException("before");
        }

        @GetMapping("/halfway")
        void halfway(HttpServletResponse response) throws IOException {
            response.getOutputStream().write('x');
            response.flushBuffer();
            throw new IllegalStateException("halfway");
        }
    }
}
