package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/report"
)

// defect is the error of a panic.
func (c *command) defect(p *caught.Panic) error {
	if c.getenv(stackVariable) != "" {
		return fmt.Errorf("internal error: %s with what follows\n%s", p, p.Stack)
	}
	return fmt.Errorf("internal error: %s (%s=1 shows the stack)", p, stackVariable)
}

// visibleLines is text for a terminal: it may repeat what somebody has written.
func visibleLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = report.Visible(line)
	}
	return strings.Join(lines, "\n")
}

// stackVariable asks for the stack of a panic.
const stackVariable = "GROWTHLINT_STACK"
