package summary

import (
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/suppress"
)

// Directives returns the analyzer that reports comments which were meant to silence a
// finding and silence nothing: without a reason, or with a rule that does not exist.
// shared and settings are as for Bind.
func Directives(shared *analysis.Analyzer, settings *Settings) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: suppress.Rule,
		Doc: "reports growthlint comments that silence nothing\n\n" +
			"A //growthlint:bounded or //growthlint:ignore comment without a reason, or with a rule\n" +
			"that does not exist, silences nothing. Correct it or remove it.",
		URL:      home + suppress.Rule,
		Requires: []*analysis.Analyzer{shared},
		Run: func(pass *analysis.Pass) (any, error) {
			unit, _ := pass.ResultOf[shared].(*Unit)
			if unit == nil {
				return nil, nil
			}
			return nil, unit.reportDirectives(pass, settings)
		},
	}
}

// OwnDirectives returns the analyzer of Directives with flags of its own and
// Analyzer as the shared one.
func OwnDirectives() *analysis.Analyzer {
	settings := &Settings{}
	a := Directives(Analyzer, settings)
	ownFlags(a, settings)
	return a
}

func (u *Unit) reportDirectives(pass *analysis.Pass, settings *Settings) error {
	u.mu.Lock()
	v, err := u.view(settings.Tests)
	u.mu.Unlock()
	if err != nil {
		return err
	}
	_, _, faulty, _ := suppress.Apply(nil, v.Directives, suppress.Options{LeaveNolint: settings.LeaveNolint})
	for i := range faulty {
		v.report(pass, &faulty[i], settings)
	}
	return nil
}
