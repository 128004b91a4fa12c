"""The mean of several trainings that began alike: better than each of them (Wortsman et al. 2022)."""

from pathlib import Path

from claimtrack.encoder import weights
from claimtrack.training.joint.network import Joint
from claimtrack.training.joint.run import write_settings


def write_mean(parts: list[tuple[Path, float]], out: Path) -> None:
    """Writes a model folder whose weights are the mean of those in `parts` (folder, share).

    A weight that some folders lack is the mean of the others'; tokenizer and settings are the last
    folder's. The settings want choosing anew.
    """
    given = [(weights.load(folder), share) for folder, share in parts]
    last = given[-1][0]
    mean = {}
    for name in last.tensors:
        own = [(item.tensors[name], share) for item, share in given if name in item.tensors]
        total = sum(share for _, share in own)
        mean[name] = sum(tensor * (share / total) for tensor, share in own)
    classes = {name: len(values) for name, values in last.settings["tags"].items()}
    network = Joint(classes)
    network.load_state_dict(mean, strict=False)  # the silver trees do not ship
    out.mkdir(parents=True, exist_ok=True)
    weights.save(network, out)
    last.tokenizer.save(str(out / weights.TOKENIZER), pretty=False)
    write_settings(out, last.settings)
