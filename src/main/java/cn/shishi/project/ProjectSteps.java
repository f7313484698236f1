package cn.shishi.project;

import cn.shishi.register.Part;
import cn.shishi.register.Register;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the product's own models may ask for. */
@Configuration(proxyBeanMethods = false)
class ProjectSteps {

    @Bean
    JavaDelegate loadParts(PartCourse parts) {
        return parts::unfold;
    }

    /** Which process runs a part: its type, or the one that keeps its sites where the type runs once a site. */
    @Bean
    ExecutionListener choosePartType(Register register, ProjectTypes types) {
        return execution -> {
            Part part = register.part((String) execution.getVariable("part")).orElseThrow();
            boolean perSite = types.latest(part.type()).map(TypeModel::perSite).orElse(false);
            execution.setVariableLocal("process", perSite ? "sites" : part.type());
            execution.setVariableLocal("siteType", perSite ? part.type() : null);
            execution.setVariableLocal("title", part.name());
        };
    }

    @Bean
    JavaDelegate openListedSites(SiteCourse sites) {
        return sites::openListed;
    }

    @Bean
    JavaDelegate openSite(SiteCourse sites) {
        return sites::open;
    }

    @Bean
    JavaDelegate beginSite(SiteCourse sites) {
        return sites::begin;
    }

    @Bean
    JavaDelegate applyCorrection(Corrections corrections) {
        return corrections::apply;
    }
}
