package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The drivers have a name that the go command does not take for a package's: they are built in
// the work trees alone.
//
//go:embed drivers
var driverFiles embed.FS

// mainFile is the part that all drivers have: main, and how profiles are written.
const mainFile = "main.go.txt"

// drivers are the drivers by the id of their case.
func drivers() (map[string]string, error) {
	names, err := fs.Glob(driverFiles, "drivers/*.go.txt")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, name := range names {
		text, err := driverFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if base := filepath.Base(name); base != mainFile {
			out[strings.TrimSuffix(base, ".go.txt")] = string(text)
		}
	}
	return out, nil
}

// lay writes a driver into a new folder below beside, and returns the folder.
func lay(beside, driver string) (string, error) {
	dir, err := os.MkdirTemp(beside, "drivengrowth")
	if err != nil {
		return "", fmt.Errorf("could not make a folder for the driver: %w", err)
	}
	common, err := driverFiles.ReadFile("drivers/" + mainFile)
	if err != nil {
		return "", err
	}
	for name, text := range map[string][]byte{"main.go": common, "driver.go": []byte(driver)} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			return "", fmt.Errorf("could not write the driver: %w", err)
		}
	}
	return dir, nil
}
