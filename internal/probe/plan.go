package probe

import "go/ast"

// planned is the best plan for a site.
func (s *site) planned() plan {
	if _, ok := s.node.(*ast.DeferStmt); ok {
		return s.counted()
	}
	switch s.candidate.finding.Container.Kind {
	case "":
		return s.made()
	case "sync.Map":
		return s.synced()
	case "chan":
		return s.sent()
	}
	text := ""
	if s.done() && s.universe("len") {
		text = s.operand()
	}
	if text == "" {
		return s.counted()
	}
	if s.sets {
		return s.with(Length, "Has", text)
	}
	return s.with(Length, s.verb("Grew", "Shrank"), text)
}
