package agree

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Vet returns what real go vet reports with the tool. Args may hold build flags, which go
// vet takes as its own.
func Vet(ctx context.Context, r Run) ([]Report, error) {
	out, err := r.output(ctx, "go", append([]string{"vet", "-vettool=" + r.Tool, "-json"}, r.Args...)...)
	if err != nil {
		return nil, err
	}
	var list []Report
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var units map[string]map[string]json.RawMessage
		switch err := dec.Decode(&units); {
		case errors.Is(err, io.EOF):
			return distinct(list), nil
		case err != nil:
			return nil, fmt.Errorf("reading what go vet reports: %w", err)
		}
		for unit, rules := range units {
			for rule, raw := range rules {
				var diagnostics []struct{ Posn, Message string }
				if err := json.Unmarshal(raw, &diagnostics); err != nil {
					return nil, fmt.Errorf("%s on %s: %s", rule, unit, raw)
				}
				for _, d := range diagnostics {
					file, line, column := splitPosition(d.Posn)
					list = append(list, Report{Place: r.place(file, line, column, rule), Message: d.Message})
				}
			}
		}
	}
}

// splitPosition takes file:line:column apart.
func splitPosition(posn string) (file string, line, column int) {
	parts := strings.Split(posn, ":")
	n := len(parts)
	if n < 3 {
		return posn, 0, 0
	}
	line, _ = strconv.Atoi(parts[n-2]) // 0, which is no line, where it is no number
	column, _ = strconv.Atoi(parts[n-1])
	return strings.Join(parts[:n-2], ":"), line, column
}
