package checkout

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ReadLines reads a file of JSON lines; blank lines do not count. With strict, a
// field that T lacks is an error. Errors tell the file and line, and wrap
// fs.ErrNotExist when there is no file.
func ReadLines[T any](path string, strict bool) ([]T, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("could not read lines: %w", err)
	}
	var values []T
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		decoder := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		if strict {
			decoder.DisallowUnknownFields()
		}
		var v T
		if err := decoder.Decode(&v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if _, err := decoder.Token(); err != io.EOF {
			return nil, fmt.Errorf("%s:%d: more than one value on the line", path, n)
		}
		values = append(values, v)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("could not read lines of %s: %w", path, err)
	}
	return values, nil
}

// ReadLinesIfThere is ReadLines for a file that may be missing or unnamed: then
// there are no values.
func ReadLinesIfThere[T any](path string, strict bool) ([]T, error) {
	if path == "" {
		return nil, nil
	}
	values, err := ReadLines[T](path, strict)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return values, err
}

// WriteLine writes v to w as one line of JSON. Source text stays readable: <, >
// and & are not escaped.
func WriteLine(w io.Writer, v any) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("could not encode a line: %w", err)
	}
	if _, err := w.Write(line.Bytes()); err != nil {
		return fmt.Errorf("could not write a line: %w", err)
	}
	return nil
}

// OpenToAppend opens a file for more lines; it and its directory are made when
// missing.
func OpenToAppend(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("could not make the directory of a results file: %w", err)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("could not open a results file: %w", err)
	}
	return file, nil
}
