package cli

import (
	"fmt"
)

// mode is the value of -color and -progress.
type mode string

const (
	auto   mode = "auto"
	always mode = "always"
	never  mode = "never"
)

func (m *mode) set(text string) error {
	switch mode(text) {
	case auto, always, never:
		*m = mode(text)
		return nil
	}
	return fmt.Errorf("must be auto, always or never")
}
