package program

import (
	"github.com/growthlint/growthlint/internal/facts"
)

func IsComparison(g *facts.Guard) bool { return g.Kind == facts.GuardEq || g.Kind == facts.GuardLen }
