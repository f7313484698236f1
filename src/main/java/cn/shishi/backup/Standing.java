package cn.shishi.backup;

import java.util.List;

/**
 * How a street's ledger stands: its last link, and what its checks found.
 *
 * @param faults sentences of both checks, the chain's and the comparison with the engine's history; empty is well
 */
record Standing(String street, String name, long seq, String hash, List<String> faults) {

    String told() {
        return name + "：台账" + seq + "条，" + (faults.isEmpty() ? "链完整，与流程历史一致" : "有" + faults.size() + "处不符：" + String.join("", faults))
                + (seq == 0 ? "" : "，末条 " + hash.substring(0, 12)) + "。";
    }
}
