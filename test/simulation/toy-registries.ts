import { registryOf } from '../../shared/business/registry.ts';
import { toyRegistry } from '../headoffice/toy-business.ts';

/** The businesses of the simulation's counters: the program's, and a toy that counts. */
export const counterRegistry = toyRegistry;

/** The same at head office, whose toy throws on `Break`: such an entry is set aside, whatever else goes on. */
export const officeRegistry = registryOf(
  toyRegistry.all.map((business) =>
    business.name === 'toy'
      ? {
          ...business,
          parse(raw) {
            if (raw.type === 'Break') throw new TypeError('a bug of the simulation');
            return business.parse(raw);
          },
        }
      : business,
  ),
);
