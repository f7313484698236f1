package cn.shishi.yearlist;

import cn.shishi.project.YearList;
import org.springframework.stereotype.Component;

/** A filled example: the published list of 曹家渡街道 for 2020, as the demo tells it. */
@Component
class Sample {

    YearList list() {
        return ListFile.read("caojiadu-2020.yaml");
    }
}
