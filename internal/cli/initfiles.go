package cli

import (
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/internal/report"
)

// pageURL is the address of a page, as this version has it.
func pageURL(file string) string { return report.Page(version(), file) }

// starterConfig is a configuration that says what holds without it.
const starterConfig = `# yaml-language-server: $schema=https://raw.githubusercontent.com/growthlint/growthlint/main/docs/config.schema.json
# Settings of growthlint. growthlint config print shows each value and where it comes from.

# The least confidence that is reported: low, medium or high.
min-confidence: medium

# The least confidence that makes the exit status 1, or none; what is reported, if left out.
# fail-on: high

# These rules alone or, each with a minus, all but these. growthlint list has them.
# rules: [-retaingrow]

# Report on test files, on generated files.
# tests: false
# generated: false

# What is bounded by design, each with a reason. In code that you can edit, the comment
# //growthlint:bounded REASON beside the declaration says the same.
# bounded:
#   - name: example.com/shop/store.Store.tenants
#     reason: one for each tenant, of which there are forty

# Files and directories that are not reported on, as in .gitignore.
# exclude: [third_party]
`

// workflow is a job for GitHub that annotates pull requests.
func (s *setup) workflow() string {
	text := `# Annotates pull requests with what they make grow. It needs no token.
name: growthlint
on:
  pull_request:
permissions:
  contents: read
jobs:
  growthlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0 # growthlint compares with the base
          persist-credentials: false
      - uses: actions/setup-go@b7ad1dad31e06c5925ef5d2fc7ad053ef454303e # v7.0.0
        with:
          go-version: stable
      - uses: growthlint/growthlint@` + s.ref + ` # pin a commit
        with:
          only-new: true
`
	if dir := s.module(); dir != "." {
		text += "          working-directory: " + dir + "\n"
	}
	return text
}

// gitlabJob is a job that fills the Code Quality widget.
func (s *setup) gitlabJob() string {
	text := `growthlint:
  image: golang:1.26
  script:
    - go install github.com/growthlint/growthlint/cmd/growthlint@` + s.ref + `
    - growthlint -format text -format gitlab=gl-code-quality-report.json ./...
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`
	if dir := s.module(); dir != "." {
		text = strings.Replace(text, "growthlint -format", "growthlint -C "+dir+" -format", 1)
		text = strings.Replace(text, "codequality: ", "codequality: "+dir+"/", 1)
	}
	return text
}

// hook is an entry for pre-commit.
func (s *setup) hook() string {
	return `  - repo: https://github.com/growthlint/growthlint
    rev: ` + s.ref + `
    hooks:
      - id: growthlint
`
}

// golangciSettings is what .golangci-example.yml has, in short.
const golangciSettings = `linters:
  enable:
    - growthlint
  settings:
    custom:
      growthlint:
        type: module
        settings:
          min-confidence: medium
`

// module is the directory of the run as seen from the root, for a pipeline.
func (s *setup) module() string {
	rel, err := filepath.Rel(s.root, s.dir)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}
