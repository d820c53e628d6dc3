package facts

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// FormatVersion is the version of the encoded summary. Another version's bytes are
// refused by Decode.
const FormatVersion = 2

type envelope struct {
	Version int      `json:"version"`
	Summary *Summary `json:"summary"`
}

// Encode returns the bytes of a summary; the same summary gives the same bytes.
func Encode(s *Summary) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(envelope{FormatVersion, s}); err != nil {
		return nil, fmt.Errorf("encoding the summary of %s: %w", s.Path, err)
	}
	return b.Bytes(), nil
}

// Decode reads what Encode wrote. It refuses other versions and damaged bytes.
func Decode(data []byte) (*Summary, error) {
	var e envelope
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, fmt.Errorf("decoding a summary: %w", err)
	}
	if e.Version != FormatVersion || e.Summary == nil {
		return nil, fmt.Errorf("decoding a summary: format version %d, want %d", e.Version, FormatVersion)
	}
	return e.Summary, nil
}
