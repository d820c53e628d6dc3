package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

func junitFormat() Format {
	return Format{Name: "junit", Summary: "JUnit's XML: a failed test for each finding", FromRoot: true, Write: writeJUnit}
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr,omitempty"`
	Line      int           `xml:"line,attr,omitempty"`
	Failure   *junitProblem `xml:"failure"`
	Error     *junitProblem `xml:"error"`
}

type junitProblem struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit makes a suite of each package. The names have no line numbers, since
// readers follow a test from run to run by its name; a run without findings has one
// test that passed, since some of them take an empty report for a broken one.
func writeJUnit(w io.Writer, r *Report, _ Style) error {
	out := junitSuites{Name: "growthlint"}
	for _, f := range r.Findings {
		out.add(packageOf(f), findingCase(r, f))
	}
	for _, t := range r.Troubles {
		out.add(t.Package, troubleCase(t))
	}
	if len(out.Suites) == 0 {
		out.add("growthlint", junitCase{Name: "no findings", ClassName: "growthlint"})
	}
	return writeXML(w, out, "JUnit")
}

// add puts a case into the suite of its package, in order of first appearance.
func (s *junitSuites) add(pkg string, c junitCase) {
	at := len(s.Suites) - 1
	for at >= 0 && s.Suites[at].Name != pkg {
		at-- // from the end: the findings of a package are neighbours, mostly
	}
	if at < 0 {
		s.Suites = append(s.Suites, junitSuite{Name: pkg})
		at = len(s.Suites) - 1
	}
	suite := &s.Suites[at]
	suite.Cases = append(suite.Cases, c)
	suite.Tests++
	s.Tests++
	if c.Failure != nil {
		suite.Failures++
		s.Failures++
	}
	if c.Error != nil {
		suite.Errors++
		s.Errors++
	}
}

func findingCase(r *Report, f finding.Finding) junitCase {
	name := f.Container.Name
	if f.Container.Owner != "" {
		name = f.Container.Owner + "." + name
	}
	name = strings.Join(strings.Fields(f.Rule+" "+name+" "+f.Fingerprint), " ")
	p := f.Position
	return junitCase{
		Name: name, ClassName: packageOf(f), File: p.File, Line: p.Line,
		Failure: &junitProblem{
			Message: Visible(f.Message), Type: r.Levels.Of(f.Confidence).String(),
			Text: fmt.Sprintf("%s\n%s", placeText(p), fullMessage(f)),
		},
	}
}

func troubleCase(t finding.Trouble) junitCase {
	return junitCase{
		Name: "analysed in full", ClassName: t.Package, File: t.File, Line: t.Line,
		Error: &junitProblem{Message: Visible(t.Message), Type: string(t.Kind)},
	}
}
