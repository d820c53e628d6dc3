package harness

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCodeTellsWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		said string
	}{
		{nil, 0, ""},
		{fmt.Errorf("of x: %w", flag.ErrHelp), 0, ""},
		{fmt.Errorf("%w: -dir is needed", ErrUsage), 2, "drive: usage: -dir is needed\n"},
		{errors.New("disk full"), 1, "drive: disk full\n"},
	} {
		var out strings.Builder
		assert.Equal(t, c.code, Code("drive", c.err, &out), c.err)
		assert.Equal(t, c.said, out.String())
	}
}

func TestParse(t *testing.T) {
	parse := func(args ...string) error {
		fs := flag.NewFlagSet("x", flag.ContinueOnError)
		fs.SetOutput(io.Discard)
		fs.Int("n", 0, "")
		return Parse(fs, args)
	}
	assert.NoError(t, parse("-n", "3", "rest"))
	assert.ErrorIs(t, parse("-n", "three"), ErrUsage)
	help := parse("-h")
	assert.ErrorIs(t, help, flag.ErrHelp)
	assert.NotErrorIs(t, help, ErrUsage)
}
