// Package codec decodes bodies for the packages that serve.
package codec

import (
	"encoding/json"
	"io"
)

// Decode reads one value.
func Decode(body io.Reader, into any) error {
	return json.NewDecoder(body).Decode(into) // want readgrow low-only "Decode reads a request body"
}

// DecodeShort reads one value from what its callers have limited.
func DecodeShort(body io.Reader, into any) error {
	return json.NewDecoder(body).Decode(into)
}
