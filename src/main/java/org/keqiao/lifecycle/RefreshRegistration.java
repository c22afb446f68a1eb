package org.keqiao.lifecycle;

import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;

/**
 * 更新登记情况: before a case is examined anew. Unlike the check it takes an ended registration too: whoever examines the
 * case refuses the application then.
 */
@ProcessAction(
        name = "refreshRegistration",
        zh = "更新登记情况",
        en = "Bring the registration up to date",
        aboutZh = "退回重新审查前，从登记簿取得最新版本的登记内容；登记已注销或者撤销的，由审查人员作出处理。",
        aboutEn =
                "Before a new examination, takes what the newest version says; one that has ended is left to the examiner.",
        refusals = "NO_CERTIFICATE")
class RefreshRegistration implements Action<CheckRegistration.Input, CheckRegistration.Output> {

    private final RegisteredContract contract;

    RefreshRegistration(RegisteredContract contract) {
        this.contract = contract;
    }

    @Override
    public CheckRegistration.Output perform(CaseNumber caseNumber, CheckRegistration.Input input) {
        return CheckRegistration.Output.of(
                contract.find(caseNumber).orElseThrow(() -> Refusal.conflict("NO_CERTIFICATE", caseNumber.value())));
    }
}
