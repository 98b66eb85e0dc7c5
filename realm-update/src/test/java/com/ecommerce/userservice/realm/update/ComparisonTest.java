package com.ecommerce.userservice.realm.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison(false);

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> named(String wanted, String actual) {
        return comparison.ofNamed(json(wanted), json(actual)).stream()
                .map(DifferenceText::of)
                .toList();
    }

    private List<String> whole(String wanted, String actual) {
        return comparison.ofWhole("", json(wanted), json(actual)).stream()
                .map(DifferenceText::of)
                .toList();
    }

    @Test
    void givenWhatTheFileDoesNotName_whenCompared_thenNoDifference() {
        assertThat(named("{'a':1,'m':{'x':'1'}}", "{'a':1,'b':2,'m':{'x':'1','y':'2'}}"))
                .isEmpty();
    }

    @Test
    void givenNothingInOtherWords_whenCompared_thenNoDifference() {
        assertThat(named("{'a':'','b':0,'c':false,'d':[]}", "{}")).isEmpty();
        assertThat(whole("{}", "{'a':'','b':0,'c':false,'d':[],'e':null}")).isEmpty();
    }

    @Test
    void givenOtherOrderOfScalars_whenCompared_thenNoDifference() {
        assertThat(named("{'a':['x','y']}", "{'a':['y','x']}")).isEmpty();
    }

    @Test
    void givenChangedValues_whenCompared_thenEachIsNamed() {
        assertThat(named("{'a':2,'m':{'x':'2','z':true},'l':['x','z']}", "{'a':1,'m':{'x':'1'},'l':['x','y']}"))
                .containsExactly("a 1 -> 2", "m.x 1 -> 2", "m.z (none) -> true", "l added z; removed y");
    }

    @Test
    void givenWholeDocument_whenItLacksSomething_thenThatIsToGo() {
        assertThat(whole("{'a':{'x':{}}}", "{'a':{'y':{}},'b':'1'}"))
                .containsExactly("a.x added", "a.y removed", "b 1 -> (none)");
    }

    @Test
    void givenSecretThatIsNotGivenOut_whenCompared_thenDifferentOnlyWhenAsked() {
        ObjectNode wanted = json("{'password':'violet'}");
        ObjectNode actual = json("{'password':'**********'}");

        assertThat(comparison.ofNamed(wanted, actual)).isEmpty();
        assertThat(new Comparison(true).ofNamed(wanted, actual)).hasSize(1);
        assertThat(Comparison.hidden("smtpServer", wanted, actual)).containsExactly("smtpServer.password");
        assertThat(Comparison.hidden("smtpServer", wanted, json("{}"))).isEmpty();
    }

    @Test
    void givenSecrets_whenSaid_thenHidden() {
        assertThat(named(
                        "{'secret':'violet','m':{'authTokenClientSecret':['violet']},'PASSWORD':'violet'}",
                        "{'secret':'amber'}"))
                .containsExactly("secret *** -> ***", "m added", "PASSWORD (none) -> ***");
        assertThat(named("{'m':{'adminPassword':'violet'}}", "{'m':{'adminPassword':'amber'}}"))
                .containsExactly("m.adminPassword *** -> ***");
    }

    @Test
    void givenWhatOnlySoundsSecret_whenSaid_thenShown() {
        assertThat(named(
                        "{'passwordPolicy':'length(9)','resetPasswordAllowed':true}", "{'passwordPolicy':'length(8)'}"))
                .containsExactly("passwordPolicy length(8) -> length(9)", "resetPasswordAllowed (none) -> true");
    }

    @Test
    void givenSpacesAndLineBreaks_whenSaid_thenOneQuotedLine() {
        assertThat(named("{'a':'x\\ny'}", "{'a':''}")).containsExactly("a \"\" -> \"x y\"");
    }
}
