package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/growthlint/growthlint/internal/pipeline"
)

// summariesOptions refuses what a run that judges nothing would ignore.
func summariesOptions(o *options, raw *rawFlags) error {
	switch {
	case o.cache.summaries == "":
		return nil
	case raw.newFrom != "":
		return errors.New("-summaries judges nothing, and -new-from has no meaning for it or for growthlint link; leave one of the two out")
	case raw.baseline != "", raw.fix, raw.diff, raw.json, len(raw.formats) > 0, raw.file != "":
		return errors.New("-summaries judges nothing; give -baseline, -fix, -diff, -format, -json and -o to growthlint link instead")
	}
	return nil
}

// linkDirsIn returns the directories of the link command as seen from the run's.
func (o *options) linkDirsIn() []string {
	out := make([]string, len(o.linkDirs))
	for i, d := range o.linkDirs {
		out[i] = within(o.dir, d)
	}
	return out
}

// writeShard writes the shard to the directory.
func writeShard(sh *pipeline.Shard, dir string, p *pending) error {
	name, text, err := sh.Encode()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("-summaries: %w", err)
	}
	file := filepath.Join(dir, name)
	if err := p.stage(file, func(w io.Writer) error { _, err := w.Write(text); return err }); err != nil {
		return fmt.Errorf("-summaries: %w", cannotWrite(file, err))
	}
	return p.commit()
}
