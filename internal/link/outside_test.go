package link

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Where linking has failed, packages are at hand and nothing is known of their functions.
func TestNobodyCallsWhereLinkingFailed(t *testing.T) {
	pkgs := []program.Package{{Summary: &facts.Summary{Path: "m", Funcs: []*facts.Func{{ID: "m.F", Display: "F"}}}}}
	failed := &Program{Packages: pkgs, failed: true, index: &program.Program{}}
	assert.Empty(t, failed.CallersOutside("m", "F"))
}
